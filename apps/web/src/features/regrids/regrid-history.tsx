import { getRegrid, listRegrids, type RegridRow, undoRegrid } from '@huying/server/contract/regrids';
import { type ReactElement, useState } from 'react';
import { call } from '../../lib/api.ts';
import { momentOf } from '../../lib/civil-day.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { refresh, useAnswer, usePages } from '../../lib/query.ts';
import { dayText } from '../../lib/time.ts';
import { Ago } from '../../ui/ago.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { LoadMore } from '../../ui/desk/load-more.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { toast } from '../../ui/toast-store.ts';
import { regridWords } from './words.ts';

/** What was merged and split, of one place or of all, newest first. */
export function RegridHistory({ placeId }: { placeId: string | null }): ReactElement {
  const t = useWords(regridWords);
  const pages = usePages(listRegrids, { query: placeId === null ? {} : { place: placeId } });
  const [open, setOpen] = useState<string | null>(null);
  return (
    <Card title={t('history')}>
      {pages.error && pages.rows.length === 0 ? (
        <ErrorState error={pages.error} onRetry={pages.reload} />
      ) : pages.isPending ? (
        <Skeleton lines={3} />
      ) : pages.rows.length === 0 ? (
        <p className="muted">{t('historyNone')}</p>
      ) : (
        <ul className="regrid-history">
          {pages.rows.map((row) => (
            <li key={row.id}>
              <Row row={row} open={open === row.id} onToggle={() => setOpen(open === row.id ? null : row.id)} />
              {open === row.id && <Detail id={row.id} />}
            </li>
          ))}
        </ul>
      )}
      <LoadMore pages={pages} isWatched={false} />
    </Card>
  );
}

interface RowProps {
  row: RegridRow;
  open: boolean;
  onToggle: () => void;
}

function Row({ row, open, onToggle }: RowProps): ReactElement {
  const t = useWords(regridWords);
  const lang = useLanguage();
  const names = (which: 'was' | 'becomes') =>
    row.places.flatMap((place) => (place[which] ? [place.name] : [])).join('、');
  return (
    <div className="regrid-row">
      <div>
        <strong>
          {t(row.kind)} {t('was', { from: names('was'), to: names('becomes') })}
        </strong>
        <p className="muted small">
          {dayText(momentOf(row.day), lang)} · <Ago at={row.doneAt} />
          {row.reason && ` · ${row.reason}`}
        </p>
      </div>
      {row.undoneAt === null ? (
        <Button expanded={open} onClick={onToggle}>
          {t(open ? 'fold' : 'detail')}
        </Button>
      ) : (
        <StatusTag>{t('undoneOn')}</StatusTag>
      )}
    </div>
  );
}

function Detail({ id }: { id: string }): ReactElement {
  const t = useWords(regridWords);
  const { data, error, refetch } = useAnswer(getRegrid, { params: { id } });
  const [asking, setAsking] = useState(false);
  if (error && data?.id !== id) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data?.id !== id) return <Skeleton lines={2} />;
  const undo = async () => {
    await call(undoRegrid, { params: { id } });
    toast(t('undone'));
    await Promise.all([refresh('/api/places'), refresh('/api/regrids')]);
  };
  return (
    <div className="stack stack-tight">
      {data.movedMatters > 0 && <p>{t('moved', { n: data.movedMatters })}</p>}
      {data.blocking.length > 0 && (
        <>
          <p>{t('blocked')}</p>
          <ul className="regrid-blocking">
            {data.blocking.map(({ kind, count }) => (
              <li key={kind}>{t(`block.${kind}` as 'block.matters', { n: count })}</li>
            ))}
          </ul>
          <p className="muted">{t('blockedHow')}</p>
        </>
      )}
      {data.abilities.includes('undo') && (
        <div className="row">
          <Button variant="danger" onClick={() => setAsking(true)}>
            {t('undo')}
          </Button>
        </div>
      )}
      <ConfirmDialog
        open={asking}
        danger
        title={t('undoTitle')}
        confirm={t('undo')}
        onConfirm={undo}
        onClose={() => setAsking(false)}
      >
        {t('undoBody')}
      </ConfirmDialog>
    </div>
  );
}
