import { type Finding, type FindingKind, handOverFinding, listFindings } from '@huying/server/contract/patrols';
import { type ReactElement, useState } from 'react';
import { call } from '../../../lib/api.ts';
import { usePlaces } from '../../../lib/directory.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh, usePages } from '../../../lib/query.ts';
import { mayUse, useSession } from '../../../lib/session.ts';
import { Ago } from '../../../ui/ago.tsx';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { FactTable } from './fact-table.tsx';
import { PatrolsFrame } from './patrols-frame.tsx';
import { Views } from './views.tsx';
import { patrolDeskWords } from './words.ts';

/** 待调解 and 待转需求: what waits until somebody takes it over; nothing of it is lost. */
export function FindingsDeskPage(): ReactElement {
  const t = useWords(patrolDeskWords);
  const session = useSession();
  const places = usePlaces();
  const [kind, setKind] = useState<FindingKind>('dispute');
  const [chosen, setChosen] = useState<Finding | null>(null);
  const pages = usePages(listFindings, { query: { kind } });
  return (
    <PatrolsFrame hint={t('findingsHint')}>
      <Views
        label={t('views')}
        views={[
          { view: 'dispute', label: t('disputes') },
          { view: 'need', label: t('needs') },
        ]}
        value={kind}
        onChange={setKind}
      />
      <FactTable
        label={t(kind === 'dispute' ? 'disputes' : 'needs')}
        pages={pages}
        rowKey={({ id }) => id}
        empty={<Empty title={t('noFindings')} icon="check" />}
        columns={[
          { key: 'what', title: t('what'), render: ({ content }) => content },
          { key: 'where', title: t('where'), render: ({ placeId }) => places.name(placeId) },
          { key: 'since', title: t('since'), render: ({ createdAt }) => <Ago at={createdAt} /> },
          {
            key: 'acts',
            title: t('acts'),
            render: (finding) =>
              mayUse(session, 'patrol.manage') && (
                <Button label={`${t('handOver')}：${finding.content}`} onClick={() => setChosen(finding)}>
                  {t('handOver')}
                </Button>
              ),
          },
        ]}
      />
      <HandOver finding={chosen} onClose={() => setChosen(null)} />
    </PatrolsFrame>
  );
}

function HandOver({ finding, onClose }: { finding: Finding | null; onClose: () => void }): ReactElement {
  const t = useWords(patrolDeskWords);
  const [reference, setReference] = useState('');
  const take = async () => {
    if (!finding) return;
    await call(handOverFinding, { params: { id: finding.id }, body: { version: finding.version, reference } });
    setReference('');
    void refresh('/api/findings');
    toast(t('handedOver'));
  };
  return (
    <ConfirmDialog
      open={finding !== null}
      title={t('handOver')}
      confirm={t('handOver')}
      onConfirm={take}
      onClose={onClose}
    >
      <div className="stack">
        <p>{finding?.content}</p>
        <TextField
          label={t('reference')}
          hint={t('referenceHint')}
          maxLength={120}
          value={reference}
          onChange={setReference}
        />
      </div>
    </ConfirmDialog>
  );
}
