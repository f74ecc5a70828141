import '../patrols.css';
import { getPatrolRound, type PatrolRound, type Recorded } from '@huying/server/contract/patrols';
import { type FormEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { ApiError } from '../../../lib/api-error.ts';
import type { Output } from '../../../lib/api.ts';
import { usePlaces } from '../../../lib/directory.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { fieldOutbox } from '../../../lib/field-outbox.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh, useAnswer } from '../../../lib/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { FieldError } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { emptyFound, foundBody, type FoundDraft, picturesOf } from '../found/found-draft.ts';
import { FoundList } from '../found/found-list.tsx';
import { FoundRows } from '../found/found-rows.tsx';
import { recordedOf } from '../patrol-parcels.ts';
import { patrolWords } from '../words.ts';
import { DayTag } from './day-tag.tsx';
import { RecordedView } from './recorded-view.tsx';
import { useSend } from './use-send.ts';
import { visitWords } from './words.ts';

/** G2 巡查: one round, stop by stop. */
export function RoundPage(): ReactElement {
  const t = useWords(visitWords);
  const common = useWords(patrolWords);
  const { id } = useParams<{ id: string }>();
  const { data, error, refetch, isFetching } = useAnswer(getPatrolRound, { params: { id } });
  // Once begun the form stays: it has yet to show what became of what was found.
  const begun = useRef<string | null>(null);
  if (data && data.id === id) {
    if (data.abilities.includes('record')) begun.current = id;
    return begun.current === id ? <RoundForm key={id} round={data} /> : <RoundDone round={data} />;
  }
  return (
    <Page title={t('roundTitle')} back="/field/visits" ownHeading>
      {error instanceof ApiError && (error.status === 404 || error.status === 403) ? (
        <Empty title={common('gone')} icon="search" action={<Button href="/field/visits">{common('back')}</Button>} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} retrying={isFetching} />
      ) : (
        <Skeleton lines={6} />
      )}
    </Page>
  );
}

function RoundDone({ round }: { round: Output<typeof getPatrolRound> }): ReactElement {
  const t = useWords(visitWords);
  return (
    <Page title={round.name} back="/field/visits">
      <div className="stack">
        <p>{t('roundDone')}</p>
        <FoundRows rows={round.foundList} shell="field" />
      </div>
    </Page>
  );
}

interface RoundDraft {
  id: string;
  /** Numbers of the stops that are not as they should be. */
  faulty: number[];
  found: FoundDraft[];
}

/** Stops are fine unless pressed: an ordinary round is one press. */
function RoundForm({ round }: { round: PatrolRound }): ReactElement {
  const t = useWords(visitWords);
  const places = usePlaces();
  const [, navigate] = useLocation();
  const draft = useDraft<RoundDraft>(`round.${round.id}`, { id: '', faulty: [], found: [] });
  const { value, change } = draft;
  const [wrong, setWrong] = useState<{ key: string | null; text: string | null }>({ key: null, text: null });
  const [recorded, setRecorded] = useState<Recorded | null>(null);
  const { busy, refusal, send } = useSend();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, about the draft that was brought back.
  useEffect(() => {
    // The page one goes to afterwards must be there when the network is not.
    void import('./visits-page.tsx');
    if (value.id) void fieldOutbox.find(value.id).then((parcel) => parcel && draft.clear());
  }, []);
  const turn = (point: number) =>
    change({
      faulty: value.faulty.includes(point) ? value.faulty.filter((each) => each !== point) : [...value.faulty, point],
    });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const key = emptyFound(value.found);
    const unsaid = value.faulty.length > 0 && value.found.length === 0;
    setWrong({ key, text: unsaid ? t('faultyNeedsWords') : null });
    if (key || unsaid) return;
    const checked = round.points.map((_, point) => ({ point, ok: !value.faulty.includes(point) }));
    const sent = await send(
      {
        id: value.id,
        body: {
          kind: 'patrol-round',
          content: { roundId: round.id, checked, found: value.found.map(foundBody) },
          version: round.version,
        },
        pictures: picturesOf(value.found),
        title: t('parcelRound', { name: round.name }),
      },
      (id) => change({ id }),
    );
    if (sent.outcome === 'refused' || sent.outcome === 'unkept') return change({ id: '' });
    draft.clear();
    void refresh('/api/');
    const answer = sent.outcome === 'sent' ? recordedOf(sent.parcel) : null;
    if (answer && answer.found.length > 0) return setRecorded(answer);
    toast(answer ? t('recorded') : t('kept'));
    navigate('/field/visits');
  };
  if (recorded) return <RecordedView recorded={recorded} />;
  const text = wrong.text ?? refusal;
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Page
        title={round.name}
        lead={places.name(round.placeId)}
        back="/field/visits"
        foot={
          <Button type="submit" variant="primary" size="large" block busy={busy}>
            {busy ? t('sending') : value.faulty.length === 0 ? t('allFine') : t('roundSubmit')}
          </Button>
        }
      >
        <div className="stack stack-loose">
          <div>
            <DayTag day={round.dueOn} />
          </div>
          {!draft.kept && <FieldError>{t('notKept')}</FieldError>}
          <fieldset className="field">
            <legend className="field-label">{t('points')}</legend>
            <div className="field-hint">{t('pointsHint')}</div>
            <div className="patrol-points">
              {round.points.map(({ name }, point) => {
                const faulty = value.faulty.includes(point);
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a stop is known by its number on the route.
                  <Button key={point} block pressed={faulty} onClick={() => turn(point)}>
                    {name} · {t(faulty ? 'faulty' : 'fine')}
                  </Button>
                );
              })}
            </div>
          </fieldset>
          <FoundList found={value.found} onChange={(found) => change({ found })} wrong={wrong.key} />
          {text && <FieldError>{text}</FieldError>}
        </div>
      </Page>
    </form>
  );
}
