import { listLeaderLinks, listPairings } from '@huying/server/contract/organizations';
import { type ReactElement, useState } from 'react';
import type { Output } from '../../../lib/api.ts';
import { usePlaces, useUnits } from '../../../lib/directory.ts';
import { useWords } from '../../../lib/i18n.ts';
import { useAnswer } from '../../../lib/query.ts';
import { mayUse, useSession } from '../../../lib/session.ts';
import { Button } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/desk/data-table.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { JointFrame } from './joint-frame.tsx';
import { LinkForm, PairForm } from './pairing-forms.tsx';
import { useJointWords } from './use-joint-words.ts';
import { wholeList } from './whole-list.ts';
import { jointWords } from './words.ts';

type Pairing = Output<typeof listPairings>['items'][number];

/** /desk/joint/pairings: communities and units that go together; offices that look after places. */
export function PairingsPage(): ReactElement {
  const t = useWords(jointWords);
  const session = useSession();
  const units = useUnits();
  const places = usePlaces();
  const words = useJointWords();
  const [asking, setAsking] = useState<'pair' | 'link' | null>(null);
  const pairings = useAnswer(listPairings, { query: {} });
  const links = useAnswer(listLeaderLinks, { query: {} });
  const close = () => setAsking(null);
  const names = ({ parties }: Pairing, side: 'community' | 'unit'): string =>
    parties
      .filter((party) => party.side === side && party.untilOn === null)
      .map(({ unitId }) => units.name(unitId))
      .join('、');
  return (
    <JointFrame
      hint={t('pairingsHint')}
      actions={
        mayUse(session, 'body.manage') && (
          <>
            <Button onClick={() => setAsking('link')}>{t('link')}</Button>
            <Button variant="primary" icon="plus" onClick={() => setAsking('pair')}>
              {t('pair')}
            </Button>
          </>
        )
      }
    >
      <DataTable
        id="pairings"
        label={t('paired')}
        pages={wholeList(pairings.data?.items, pairings.error, () => void pairings.refetch())}
        rowKey={({ id }) => id}
        rowName={(pairing) => names(pairing, 'community')}
        empty={<Empty title={t('noPairings')} />}
        columns={[
          { key: 'communities', title: t('communities'), width: 220, render: (pairing) => names(pairing, 'community') },
          { key: 'kind', title: t('kind'), width: 110, render: ({ kind }) => words.name('pairingKinds', kind) },
          { key: 'units', title: t('partners'), width: 260, render: (pairing) => names(pairing, 'unit') },
          { key: 'purpose', title: t('purpose'), render: ({ purpose }) => purpose },
          { key: 'from', title: t('from'), width: 130, render: ({ fromOn }) => fromOn },
        ]}
      />
      <DataTable
        id="leader-links"
        label={t('linked')}
        pages={wholeList(links.data?.items, links.error, () => void links.refetch())}
        rowKey={({ id }) => id}
        rowName={({ office }) => office}
        empty={<Empty title={t('noLinks')} />}
        columns={[
          { key: 'office', title: t('officeLink'), width: 220, render: ({ office }) => office },
          { key: 'place', title: t('place'), width: 200, render: ({ placeId }) => places.name(placeId) },
          { key: 'unit', title: t('member'), render: ({ unitId }) => units.name(unitId) },
          { key: 'from', title: t('from'), width: 130, render: ({ fromOn }) => fromOn },
        ]}
      />
      <Dialog open={asking === 'pair'} title={t('pair')} onClose={close}>
        {asking === 'pair' && <PairForm onDone={close} />}
      </Dialog>
      <Dialog open={asking === 'link'} title={t('link')} onClose={close}>
        {asking === 'link' && <LinkForm onDone={close} />}
      </Dialog>
    </JointFrame>
  );
}
