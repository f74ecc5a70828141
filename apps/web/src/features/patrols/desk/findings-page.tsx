import { type Finding, type FindingKind, handOverFinding, listFindings } from '@huying/server/contract/patrols';
import { type ReactElement, useState } from 'react';
import { useSearchParams } from 'wouter';
import { call } from '../../../lib/api.ts';
import { usePlaces } from '../../../lib/directory.ts';
import { useWords } from '../../../lib/i18n.ts';
import { matterPage } from '../../../lib/matter-page.ts';
import { NeedSlot } from '../../../lib/need-slot.tsx';
import { refresh, usePages } from '../../../lib/query.ts';
import { mayUse, useSession } from '../../../lib/session.ts';
import { Ago } from '../../../ui/ago.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { FactTable } from './fact-table.tsx';
import { PatrolsFrame } from './patrols-frame.tsx';
import { Views } from '../../../ui/desk/views.tsx';
import { patrolDeskWords } from './words.ts';

const views = ['dispute', 'need', 'taken'] as const;
const asked: Record<(typeof views)[number], { kind: FindingKind; state?: 'taken' }> = {
  dispute: { kind: 'dispute' },
  need: { kind: 'need' },
  taken: { kind: 'need', state: 'taken' },
};

/** 待调解 and 待转需求: what waits until somebody takes it over; nothing of it is lost. */
export function FindingsDeskPage(): ReactElement {
  const t = useWords(patrolDeskWords);
  const session = useSession();
  const places = usePlaces();
  const [search, setSearch] = useSearchParams();
  const view = views.find((each) => each === search.get('view')) ?? 'dispute';
  const [chosen, setChosen] = useState<Finding | null>(null);
  const pages = usePages(listFindings, { query: asked[view] });
  return (
    <PatrolsFrame hint={t('findingsHint')}>
      <Views
        label={t('views')}
        views={[
          { view: 'dispute', label: t('disputes') },
          { view: 'need', label: t('needs') },
          { view: 'taken', label: t('takenNeeds') },
        ]}
        value={view}
        onChange={(next) => setSearch({ view: next }, { replace: true })}
      />
      <FactTable
        label={t(view === 'dispute' ? 'disputes' : view === 'need' ? 'needs' : 'takenNeeds')}
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
            render: (finding) => (
              <FindingActs finding={finding} onHandOver={mayUse(session, 'patrol.manage') ? setChosen : null} />
            ),
          },
        ]}
      />
      <HandOver finding={chosen} onClose={() => setChosen(null)} />
    </PatrolsFrame>
  );
}

/** What was found as a need becomes one; anything may be noted as handed over elsewhere. */
function FindingActs({
  finding,
  onHandOver,
}: {
  finding: Finding;
  onHandOver: ((finding: Finding) => void) | null;
}): ReactElement {
  const t = useWords(patrolDeskWords);
  const session = useSession();
  const { id, kind, content, version, state, reference, targetId } = finding;
  if (state === 'taken')
    return kind === 'need' && targetId && mayUse(session, 'need.read') ? (
      <AppLink className="row-link" href={matterPage('desk', { kind, id: targetId })}>
        {t('seeNeed', { number: reference ?? '' })}
      </AppLink>
    ) : (
      <span>{reference}</span>
    );
  return (
    <div className="row">
      {kind === 'need' && mayUse(session, 'need.note') && (
        <NeedSlot from="finding" id={id} version={version} content={content} />
      )}
      {onHandOver && (
        <Button label={`${t('handOver')}：${content}`} onClick={() => onHandOver(finding)}>
          {t('handOver')}
        </Button>
      )}
    </div>
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
