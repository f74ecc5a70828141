import { listLeaderLinks, listPairings } from '@huying/server/contract/organizations';
import { type ReactElement, useState } from 'react';
import type { Output } from '../../../lib/api.ts';
import { usePlaces, useUnits } from '../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { listText } from '../../../lib/punctuation.ts';
import { type Pages, usePages } from '../../../lib/query.ts';
import { mayUse, useSession } from '../../../lib/session.ts';
import { dateText } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { LoadMore } from '../../../ui/desk/load-more.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { JointFrame } from './joint-frame.tsx';
import { ChangePairForm, EndForm } from './pairing-changes.tsx';
import { LinkForm, PairForm } from './pairing-forms.tsx';
import { useJointWords } from './use-joint-words.ts';
import { jointWords } from './words.ts';

type Pairing = Output<typeof listPairings>['items'][number];
type Link = Output<typeof listLeaderLinks>['items'][number];
type Asking =
  | { what: 'pair' | 'link' }
  | { what: 'change' | 'end-pair'; pairing: Pairing }
  | { what: 'end-link'; link: Link };

/** /desk/joint/pairings: communities and units that go together; offices that look after places. */
export function PairingsPage(): ReactElement {
  const t = useWords(jointWords);
  const session = useSession();
  const words = useJointWords();
  const [kind, setKind] = useState<string | null>(null);
  const [ended, setEnded] = useState(false);
  const [asking, setAsking] = useState<Asking | null>(null);
  const pairings = usePages(listPairings, { query: { ended, ...(kind && { kind }) } });
  const links = usePages(listLeaderLinks, { query: { ended } });
  const close = () => setAsking(null);
  return (
    <JointFrame
      hint={t('pairingsHint')}
      actions={
        mayUse(session, 'body.manage') && (
          <>
            <Button onClick={() => setAsking({ what: 'link' })}>{t('link')}</Button>
            <Button variant="primary" icon="plus" onClick={() => setAsking({ what: 'pair' })}>
              {t('pair')}
            </Button>
          </>
        )
      }
    >
      <div className="joint-filters">
        <SelectField
          label={t('kindOf')}
          options={words.options('pairingKinds')}
          value={kind}
          empty={t('allKinds')}
          onChange={setKind}
        />
        <Checkbox checked={ended} onChange={setEnded}>
          {t('withEndedPairs')}
        </Checkbox>
      </div>
      <Card title={t('paired')}>
        <PagedRows pages={pairings} none={t('noPairings')}>
          {(pairing) => (
            <PairingRow key={pairing.id} pairing={pairing} onAsk={(what) => setAsking({ what, pairing })} />
          )}
        </PagedRows>
      </Card>
      <Card title={t('linked')}>
        <PagedRows pages={links} none={t('noLinks')}>
          {(link) => <LinkRow key={link.id} link={link} onEnd={() => setAsking({ what: 'end-link', link })} />}
        </PagedRows>
      </Card>
      <Dialog open={asking?.what === 'pair'} title={t('pair')} onClose={close}>
        {asking?.what === 'pair' && <PairForm onDone={close} />}
      </Dialog>
      <Dialog open={asking?.what === 'link'} title={t('link')} onClose={close}>
        {asking?.what === 'link' && <LinkForm onDone={close} />}
      </Dialog>
      <Dialog open={asking?.what === 'change'} title={t('changePair')} onClose={close}>
        {asking?.what === 'change' && <ChangePairForm pairing={asking.pairing} onDone={close} />}
      </Dialog>
      <Dialog open={asking?.what === 'end-pair'} title={t('endPair')} onClose={close}>
        {asking?.what === 'end-pair' && <EndForm of={{ what: 'pairing', item: asking.pairing }} onDone={close} />}
      </Dialog>
      <Dialog open={asking?.what === 'end-link'} title={t('endLink')} onClose={close}>
        {asking?.what === 'end-link' && <EndForm of={{ what: 'link', item: asking.link }} onDone={close} />}
      </Dialog>
    </JointFrame>
  );
}

interface PagedRowsProps<Row> {
  pages: Pages<Row>;
  none: string;
  children: (row: Row) => ReactElement;
}

/** Two lists stand on the page: each goes on when it is asked, not by scrolling. */
function PagedRows<Row>({ pages, none, children }: PagedRowsProps<Row>): ReactElement {
  const { rows, isPending, error, reload } = pages;
  if (error && rows.length === 0) return <ErrorState error={error} onRetry={reload} />;
  if (isPending) return <Skeleton lines={4} />;
  if (rows.length === 0) return <p className="muted">{none}</p>;
  return (
    <>
      <ul className="joint-rows">{rows.map(children)}</ul>
      <LoadMore pages={pages} isWatched={false} />
    </>
  );
}

interface PairingRowProps {
  pairing: Pairing;
  onAsk: (what: 'change' | 'end-pair') => void;
}

function PairingRow({ pairing, onAsk }: PairingRowProps): ReactElement {
  const t = useWords(jointWords);
  const lang = useLanguage();
  const units = useUnits();
  const words = useJointWords();
  const { kind, purpose, fromOn, untilOn, parties, may } = pairing;
  // Of a pairing that ended: who took part on its last day.
  const isNow = (party: Pairing['parties'][number]): boolean => party.untilOn === untilOn;
  const names = (of: Pairing['parties']): string => listText(of.map(({ unitId }) => units.name(unitId)));
  const side = (which: 'community' | 'unit'): string =>
    names(parties.filter((party) => party.side === which && isNow(party)));
  const name = `${side('community')} — ${side('unit')}`;
  const former = parties.filter((party) => !isNow(party));
  return (
    <li>
      <div className="stack stack-tight">
        <strong>{name}</strong>
        <span className="muted">
          {[
            words.name('pairingKinds', kind),
            purpose,
            untilOn === null
              ? t('fromOnly', { from: dateText(fromOn, lang) })
              : t('fromUntil', { from: dateText(fromOn, lang), until: dateText(untilOn, lang) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {former.length > 0 && <span className="muted">{t('formerParties', { names: names(former) })}</span>}
      </div>
      {untilOn !== null && <StatusTag>{t('endedOn', { day: dateText(untilOn, lang) })}</StatusTag>}
      {may.includes('maintain') && (
        <span className="row">
          <Button label={t('changePairOf', { name })} onClick={() => onAsk('change')}>
            {t('changePair')}
          </Button>
          <Button variant="quiet" label={t('endPairOf', { name })} onClick={() => onAsk('end-pair')}>
            {t('endPair')}
          </Button>
        </span>
      )}
    </li>
  );
}

function LinkRow({ link, onEnd }: { link: Link; onEnd: () => void }): ReactElement {
  const t = useWords(jointWords);
  const lang = useLanguage();
  const units = useUnits();
  const places = usePlaces();
  const { office, unitId, placeId, fromOn, untilOn, may } = link;
  const name = `${office} — ${places.name(placeId)}`;
  return (
    <li>
      <div className="stack stack-tight">
        <strong>{name}</strong>
        <span className="muted">
          {[
            units.name(unitId),
            untilOn === null
              ? t('fromOnly', { from: dateText(fromOn, lang) })
              : t('fromUntil', { from: dateText(fromOn, lang), until: dateText(untilOn, lang) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      {untilOn !== null && <StatusTag>{t('endedOn', { day: dateText(untilOn, lang) })}</StatusTag>}
      {may.includes('maintain') && (
        <Button variant="quiet" label={t('endLinkOf', { name })} onClick={onEnd}>
          {t('endLink')}
        </Button>
      )}
    </li>
  );
}
