import type { getMeeting } from '@huying/server/contract/organizations';
import type { KeyboardEvent, ReactElement } from 'react';
import type { Output } from '../../../lib/api.ts';
import { useUnits } from '../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { matterPage } from '../../../lib/matter-page.ts';
import { labelText, listText } from '../../../lib/punctuation.ts';
import { dateText } from '../../../lib/time.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { jointWords } from './words.ts';

type Item = Output<typeof getMeeting>['agenda'][number];

interface AgendaItemProps {
  item: Item;
  at: number;
  count: number;
  busy: boolean;
  /** Whether items come and go. */
  builds: boolean;
  /** Whether the order may be changed. */
  orders: boolean;
  isDragged: boolean;
  onMove: (to: number) => void;
  onDrag: (item: Item | null) => void;
  onDropHere: () => void;
  onRemove: () => void;
  onDecide: () => void;
  onFinish: () => void;
}

/** One item; its place changes by drag, by buttons, or with the arrows on its handle (with Alt anywhere in it). */
export function AgendaItem(props: AgendaItemProps): ReactElement {
  const { item, at, count, busy, builds, orders, isDragged, onMove, onDrag, onDropHere, onRemove, onDecide, onFinish } =
    props;
  const t = useWords(jointWords);
  const { title, may } = item;
  const onKeyDown = (event: KeyboardEvent) => {
    const onHandle = event.target instanceof Element && event.target.matches('.joint-handle');
    const by = event.altKey || onHandle ? ({ ArrowUp: -1, ArrowDown: 1 }[event.key] ?? 0) : 0;
    if (by === 0 || at + by < 0 || at + by >= count) return;
    event.preventDefault();
    onMove(at + by);
  };
  const drag = orders && {
    draggable: true,
    onDragStart: () => onDrag(item),
    onDragEnd: () => onDrag(null),
    onDragOver: (event: React.DragEvent) => event.preventDefault(),
    onDrop: (event: React.DragEvent) => {
      event.preventDefault();
      onDropHere();
    },
  };
  return (
    <li className={isDragged ? 'is-dragged' : undefined} onKeyDown={orders ? onKeyDown : undefined} {...drag}>
      <ItemView item={item} at={at} />
      <span className="row">
        {orders && count > 1 && (
          <button
            type="button"
            className="button button-quiet joint-handle"
            aria-label={t('itemAt', { n: at + 1, title })}
          >
            <Icon name="menu" />
          </button>
        )}
        {orders && at > 0 && (
          <Button variant="quiet" label={t('upOf', { title })} onClick={() => onMove(at - 1)}>
            {t('up')}
          </Button>
        )}
        {orders && at < count - 1 && (
          <Button variant="quiet" label={t('downOf', { title })} onClick={() => onMove(at + 1)}>
            {t('down')}
          </Button>
        )}
        {builds && item.outcome === null && (
          <Button variant="quiet" label={t('dropOf', { title })} onClick={onRemove}>
            {t('drop')}
          </Button>
        )}
        {may.includes('decide') && item.doneOn === null && (
          <Button label={t('decideOf', { title })} onClick={onDecide}>
            {t(item.outcome === null ? 'decide' : 'decideAgain')}
          </Button>
        )}
        {may.includes('finish') && (
          <Button busy={busy} label={t('finishOf', { title })} onClick={onFinish}>
            {t('finish')}
          </Button>
        )}
      </span>
    </li>
  );
}

function ItemView({ item, at }: { item: Item; at: number }): ReactElement {
  const t = useWords(jointWords);
  const lang = useLanguage();
  const units = useUnits();
  const { title, note, outcome, decision, leadId, helperIds, dueOn, doneOn, matterKind, matterId } = item;
  return (
    <div className="stack stack-tight">
      <strong>{`${at + 1}. ${title}`}</strong>
      {note && <span className="muted">{note}</span>}
      {matterKind && matterId && (
        <AppLink href={pageOf(matterKind, matterId)} className="row-link">
          {t('openMatter')}
        </AppLink>
      )}
      {outcome && (
        <>
          <span className="row">
            <StatusTag tone={outcome === 'agreed' ? 'success' : outcome === 'deferred' ? 'warning' : 'neutral'}>
              {t(`outcome.${outcome}`)}
            </StatusTag>
            {doneOn && <StatusTag tone="success">{t('doneOn', { day: dateText(doneOn, lang) })}</StatusTag>}
          </span>
          <span>{decision}</span>
          <span className="muted">
            {[
              leadId && labelText(t('lead'), units.name(leadId)),
              helperIds.length > 0 && labelText(t('helpers'), listText(helperIds.map((id) => units.name(id)))),
              !doneOn && dueOn && t('dueBy', { day: dateText(dueOn, lang) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </>
      )}
    </div>
  );
}

const pageOf = (kind: string, id: string): string =>
  kind === 'need' ? `/desk/needs/${id}` : matterPage('desk', { kind, id });
