import { recordNewVisit, recordVisit, type Recorded, type Visit } from '@huying/server/contract/patrols';
import { type FormEvent, type ReactElement, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { ApiError, errorText } from '../../../lib/api-error.ts';
import { call } from '../../../lib/api.ts';
import { usePlaces } from '../../../lib/directory.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { fieldOutbox } from '../../../lib/field-outbox.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh } from '../../../lib/query.ts';
import { useSession } from '../../../lib/session.ts';
import { uuidv7 } from '../../../lib/uuid.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { FieldError } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { emptyFound, foundBody, picturesOf } from '../found/found-draft.ts';
import { FoundList } from '../found/found-list.tsx';
import { recordedOf, withFiles } from '../patrol-parcels.ts';
import { useOccasions } from '../use-occasions.ts';
import { patrolWords } from '../words.ts';
import { DayTag } from './day-tag.tsx';
import { HouseholdCard } from './household-card.tsx';
import { HouseholdPart } from './household-part.tsx';
import { useOwnGrids } from './own-grids.ts';
import { RecordedView } from './recorded-view.tsx';
import { useSend } from './use-send.ts';
import { emptyVisit, householdBody, noHousehold, type VisitDraft } from './visit-draft.ts';
import { visitWords } from './words.ts';

const outcomes = ['met', 'not-home', 'declined'] as const;

/** Recording a visit: who was there, what came to light; everything else is optional. */
export function VisitForm({ visit }: { visit: Visit | null }): ReactElement {
  const t = useWords(visitWords);
  const common = useWords(patrolWords);
  const [, navigate] = useLocation();
  const { activePost } = useSession();
  const places = usePlaces();
  const grids = useOwnGrids();
  const occasions = useOccasions();
  const draft = useDraft<VisitDraft>(`visit.${visit?.id ?? 'new'}`, emptyVisit);
  const { value, change } = draft;
  const [household, setHousehold] = useState(noHousehold);
  const [fault, setFault] = useState<{ occasion?: true; found?: string | null; text?: string } | null>(null);
  const [recorded, setRecorded] = useState<Recorded | null>(null);
  const [direct, setDirect] = useState(false);
  const { busy, refusal, send } = useSend();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, about the draft that was brought back.
  useEffect(() => {
    // The page one goes to afterwards must be there when the network is not.
    void import('./visits-page.tsx');
    // Put on the phone just before the page was closed: it is on its way and not to be written again.
    if (value.id) void fieldOutbox.find(value.id).then((parcel) => parcel && draft.clear());
  }, []);

  const title = visit ? occasions.name(visit.occasion) : t('newTitle');
  const finish = (answer: Recorded | null) => {
    draft.clear();
    setHousehold(noHousehold);
    void refresh('/api/');
    if (answer && answer.found.length > 0) return setRecorded(answer);
    toast(answer ? t('recorded') : t('kept'));
    navigate('/field/visits');
  };
  const grid = value.placeId || activePost?.placeId;
  const body = () => ({ outcome: value.outcome });
  const ask = () => ({
    ...body(),
    occasion: value.occasion,
    // Named even where it is the own one: a colleague may bring it in.
    ...(grid && { placeId: grid }),
  });
  /** What a household agreed to have kept goes straight to the server: this phone keeps nothing of it, not even for a while. */
  const sendDirect = async (kept: NonNullable<ReturnType<typeof householdBody>>) => {
    const id = value.id || uuidv7();
    change({ id });
    setDirect(true);
    try {
      const sent = picturesOf(value.found).flatMap(({ id: picture, sent: done }) =>
        done ? [{ picture, file: done.id }] : [],
      );
      const found = value.found.map((each) => withFiles(foundBody(each), sent));
      const given = { household: kept, found };
      const answer = visit
        ? await call(recordVisit, {
            params: { id: visit.id },
            body: { ...body(), version: visit.version, ...given },
            idempotencyKey: id,
          })
        : await call(recordNewVisit, { body: { ...ask(), ...given }, idempotencyKey: id });
      finish(answer);
    } catch (error) {
      setFault({ text: `${errorText(error)} ${t('notKeptHere')}` });
      // Refused, it can be put right and sent anew; without an answer the same key keeps it from being entered twice.
      if (error instanceof ApiError && !error.isOffline && error.status < 500) change({ id: '' });
    } finally {
      setDirect(false);
    }
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = emptyFound(value.found);
    const noOccasion = visit === null && value.occasion === '';
    setFault(noOccasion ? { occasion: true } : wrong ? { found: wrong } : null);
    if (noOccasion || wrong) return;
    const kept = householdBody(household);
    if (kept && picturesOf(value.found).some(({ sent }) => sent === null)) return setFault({ text: t('photosWait') });
    if (kept) return void sendDirect(kept);
    const found = value.found.map(foundBody);
    const parcel = visit
      ? ({ kind: 'visit', content: { visitId: visit.id, ...body(), found }, version: visit.version } as const)
      : ({ kind: 'visit-new', content: { ...ask(), found } } as const);
    const sent = await send(
      {
        id: value.id,
        body: parcel,
        pictures: picturesOf(value.found),
        title: t('parcel', { name: occasions.name(visit?.occasion ?? value.occasion) }),
      },
      (id) => change({ id }),
    );
    if (sent.outcome === 'refused' || sent.outcome === 'unkept') return change({ id: '' });
    finish(sent.outcome === 'sent' ? recordedOf(sent.parcel) : null);
  };
  if (recorded) return <RecordedView recorded={recorded} />;
  const text = fault?.text ?? refusal;
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Page
        title={title}
        lead={visit ? places.name(visit.placeId) : activePost?.placeName}
        back="/field/visits"
        foot={
          <Button type="submit" variant="primary" size="large" block busy={busy || direct}>
            {busy || direct ? t('sending') : t('submit')}
          </Button>
        }
      >
        <div className="stack stack-loose">
          {visit?.dueOn && (
            <div>
              <DayTag day={visit.dueOn} />
            </div>
          )}
          {!draft.kept && <FieldError>{t('notKept')}</FieldError>}
          {visit && <HouseholdCard visit={visit} />}
          {visit === null && (
            <Choice
              label={t('occasion')}
              error={fault?.occasion ? t('occasionMissing') : undefined}
              look="chips"
              options={occasions.items.map(({ code, name }) => ({ value: code, label: name }))}
              value={value.occasion || null}
              onChange={(occasion) => change({ occasion })}
            />
          )}
          {visit === null && grids.length > 1 && (
            <SelectField
              label={t('grid')}
              empty={activePost?.placeName ?? ''}
              options={grids.map(({ id, name }) => ({ value: id, label: name }))}
              value={value.placeId || null}
              onChange={(placeId) => change({ placeId: placeId ?? '' })}
            />
          )}
          <Choice
            label={t('outcome')}
            look="chips"
            options={outcomes.map((outcome) => ({ value: outcome, label: common(`outcome.${outcome}`) }))}
            value={value.outcome}
            onChange={(outcome) => change({ outcome })}
          />
          <FoundList found={value.found} onChange={(found) => change({ found })} wrong={fault?.found ?? null} />
          <HouseholdPart value={household} onChange={setHousehold} keepDays={occasions.keepDays} />
          {text && <FieldError>{text}</FieldError>}
        </div>
      </Page>
    </form>
  );
}
