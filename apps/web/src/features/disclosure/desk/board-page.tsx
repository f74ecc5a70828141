import { disclosureBoard, prepareEdition } from '@huying/server/contract/disclosure';
import { type ReactElement, useState } from 'react';
import { useLocation } from 'wouter';
import { call, type Output } from '../../../lib/api.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { refresh, useAnswer } from '../../../lib/query.ts';
import { dayText } from '../../../lib/time.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { listWords } from '../list-words.ts';
import { DisclosureFrame } from './disclosure-frame.tsx';
import { deskWords } from './words.ts';

type Row = Output<typeof disclosureBoard>['items'][number];
type Kind = Row['kinds'][number];
const FEW = 8;

/** /desk/disclosure: of each place its four lists, the newest edition and the draft. */
export function DisclosureBoardPage(): ReactElement {
  const t = useWords(deskWords);
  const [typed, setTyped] = useState('');
  const { data, error, refetch } = useAnswer(disclosureBoard);
  const rows = data?.items.filter(({ place }) => place.includes(typed.trim())) ?? [];
  return (
    <DisclosureFrame hint={t('boardHint')}>
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton lines={8} />
      ) : data.items.length === 0 ? (
        <Empty title={t('noPlaces')} icon="list">
          {t('noPlacesBody')}
        </Empty>
      ) : (
        <div className="stack">
          {data.items.length > FEW && (
            <TextField label={t('findPlace')} type="search" value={typed} onChange={setTyped} />
          )}
          {rows.map((row) => (
            <Card key={row.placeId} title={row.place}>
              <ul className="edition-board">
                {row.kinds.map((kind) => (
                  <KindCell key={kind.kind} row={row} kind={kind} mayPrepare={data.abilities.includes('prepare')} />
                ))}
              </ul>
            </Card>
          ))}
        </div>
      )}
    </DisclosureFrame>
  );
}

function KindCell({ row, kind, mayPrepare }: { row: Row; kind: Kind; mayPrepare: boolean }): ReactElement {
  const t = useWords(deskWords);
  const list = useWords(listWords);
  const lang = useLanguage();
  const [, go] = useLocation();
  const { busy, fault, run } = useAct();
  const { newest, draftId } = kind;
  const prepare = () =>
    run(async () => {
      const { id } = await call(prepareEdition, { body: { placeId: row.placeId, kind: kind.kind } });
      await refresh('/api/disclosure');
      toast(t('prepared'));
      go(`/desk/disclosure/editions/${id}`);
    });
  return (
    <li className="stack stack-tight">
      <strong>{list(kind.kind)}</strong>
      <span>
        {newest === null ? (
          <span className="muted">{t('never')}</span>
        ) : newest.state === 'withdrawn' ? (
          <StatusTag tone="warning">{t('withdrawnOn', { n: newest.number })}</StatusTag>
        ) : (
          t('newest', { n: newest.number, at: dayText(newest.publishedAt, lang) })
        )}
      </span>
      <div className="row">
        {draftId ? (
          <Button
            variant="primary"
            href={`/desk/disclosure/editions/${draftId}`}
            label={`${row.place} ${list(kind.kind)} ${t('goOn')}`}
          >
            {t('goOn')}
          </Button>
        ) : (
          mayPrepare && (
            <Button
              busy={busy}
              onClick={() => void prepare()}
              label={`${row.place} ${list(kind.kind)} ${t('prepare')}`}
            >
              {t('prepare')}
            </Button>
          )
        )}
        {newest && (
          <Button
            variant="quiet"
            href={`/desk/disclosure/editions/${newest.id}`}
            label={`${row.place} ${list(kind.kind)} ${t('look')}`}
          >
            {t('look')}
          </Button>
        )}
      </div>
      <FormFault fault={fault} />
    </li>
  );
}
