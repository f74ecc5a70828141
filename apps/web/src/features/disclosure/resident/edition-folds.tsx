import { publicCsv, publicDiff, publicEditions, publicFeed, publicJson } from '@huying/server/contract/disclosure';
import { type ReactElement, useState } from 'react';
import { call, urlOf } from '../../../lib/api.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { dayText } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { DiffView } from '../diff-view.tsx';
import { type Asked, filterOf, isAsked, type ListKind } from './paths.ts';
import { useRead } from './use-read.ts';
import { publicWords } from './words.ts';

interface ListProps {
  kind: ListKind;
  placeId: string;
}

/** The editions one after another; what changed is read when it is asked for. */
export function EditionsFold({ kind, placeId }: ListProps): ReactElement {
  const t = useWords(publicWords);
  const [open, setOpen] = useState(false);
  return (
    <details className="fold" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('past')}</summary>
      {open && <Editions kind={kind} placeId={placeId} />}
    </details>
  );
}

function Editions({ kind, placeId }: ListProps): ReactElement {
  const t = useWords(publicWords);
  const lang = useLanguage();
  const { data, error, reload } = useRead(`${kind} ${placeId}`, (signal) =>
    call(publicEditions, { params: { kind }, query: { placeId }, signal }),
  );
  const [compared, setCompared] = useState<{ from: number; to: number } | null>(null);
  if (!data) return error ? <ErrorState error={error} onRetry={reload} /> : <Skeleton lines={3} />;
  return (
    <ul className="public-editions">
      {data.items.map(({ number, publishedAt, withdrawnAt, withdrawReason }, at) => {
        const before = data.items.slice(at + 1).find((each) => each.withdrawnAt === null);
        const isOpen = compared?.to === number;
        return (
          <li key={number} className="stack stack-tight">
            <span>{t('pastEdition', { n: number, at: dayText(publishedAt, lang) })}</span>
            {withdrawnAt !== null && (
              <span className="muted">{t('pastWithdrawn', { reason: withdrawReason ?? '' })}</span>
            )}
            {withdrawnAt === null && before && (
              <div>
                <Button
                  expanded={isOpen}
                  onClick={() => setCompared(isOpen ? null : { from: before.number, to: number })}
                >
                  {t('changes', { n: before.number })}
                </Button>
              </div>
            )}
            {isOpen && compared && <Changes kind={kind} placeId={placeId} {...compared} />}
          </li>
        );
      })}
    </ul>
  );
}

function Changes({ kind, placeId, from, to }: ListProps & { from: number; to: number }): ReactElement {
  const { data, error, reload } = useRead(`${from} ${to}`, (signal) =>
    call(publicDiff, { params: { kind }, query: { placeId, from, to }, signal }),
  );
  if (!data) return error ? <ErrorState error={error} onRetry={reload} /> : <Skeleton lines={3} />;
  return <DiffView diff={data} />;
}

/** RSS, CSV and JSON of what is on screen, with what may be done with them. */
export function TakeFold({
  kind,
  placeId,
  licence,
  asked,
}: ListProps & { licence: string; asked: Asked }): ReactElement {
  const t = useWords(publicWords);
  const input = { params: { kind }, query: { placeId, ...filterOf(asked) } };
  return (
    <Fold title={t('take')}>
      {isAsked(asked) && <p>{t('takeFound')}</p>}
      <p className="muted small">{t('takeHint', { licence })}</p>
      <div className="row">
        <a className="button button-secondary" href={urlOf(publicFeed, input)}>
          {t('rss')}
        </a>
        <a className="button button-secondary" href={urlOf(publicCsv, input)}>
          {t('csv')}
        </a>
        <a className="button button-secondary" href={urlOf(publicJson, input)}>
          {t('json')}
        </a>
      </div>
    </Fold>
  );
}
