import '../patrols.css';
import type { HazardLevel } from '@huying/server/contract/patrols';
import { type FormEvent, type ReactElement, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useDraft } from '../../../lib/drafts.ts';
import { fieldOutbox } from '../../../lib/field-outbox.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh } from '../../../lib/query.ts';
import { useSession } from '../../../lib/session.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { FieldError } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { type KeptPhoto, useKeptPhotos } from '../../../ui/use-kept-photos.ts';
import { CategorySelect } from '../found/category-select.tsx';
import { ReasonedPhotos } from '../found/reasoned-photos.tsx';
import { hazardOf } from '../patrol-parcels.ts';
import { patrolWords } from '../words.ts';
import { useOwnGrids } from './own-grids.ts';
import { useSend } from './use-send.ts';
import { visitWords } from './words.ts';

interface HazardDraft {
  id: string;
  content: string;
  level: HazardLevel;
  placeId: string;
  address: string;
  category: string;
  isSettled: boolean;
  settled: string;
  photos: KeptPhoto[];
  afterPhotos: KeptPhoto[];
}
const empty: HazardDraft = {
  id: '',
  content: '',
  level: 'general',
  placeId: '',
  address: '',
  category: '',
  isSettled: false,
  settled: '',
  photos: [],
  afterPhotos: [],
};

/** 报隐患: one sentence is enough; pictures where the sub-category says why. */
export function NewHazardPage(): ReactElement {
  const t = useWords(visitWords);
  const common = useWords(patrolWords);
  const [, navigate] = useLocation();
  const { activePost } = useSession();
  const grids = useOwnGrids();
  const draft = useDraft<HazardDraft>('hazard.new', empty);
  const { value, change } = draft;
  const [photos, setPhotos] = useKeptPhotos(value.photos, (kept) => change({ photos: kept }));
  const [after, setAfter] = useKeptPhotos(value.afterPhotos, (kept) => change({ afterPhotos: kept }));
  const [wrong, setWrong] = useState<'content' | 'settled' | null>(null);
  const { busy, refusal, send } = useSend();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, about the draft that was brought back.
  useEffect(() => {
    // The page one goes to afterwards must be there when the network is not.
    void import('./visits-page.tsx');
    if (value.id) void fieldOutbox.find(value.id).then((parcel) => parcel && draft.clear());
  }, []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const content = value.content.trim();
    const settled = value.settled.trim();
    const fault = content.length < 2 ? 'content' : value.isSettled && settled.length < 2 ? 'settled' : null;
    setWrong(fault);
    if (fault) return;
    const grid = value.placeId || activePost?.placeId;
    const before = value.category ? value.photos : [];
    const afterwards = value.category && value.isSettled ? value.afterPhotos : [];
    const sent = await send(
      {
        id: value.id,
        body: {
          kind: 'hazard',
          content: {
            content,
            level: value.level,
            ...(value.category && { category: value.category }),
            // Named even where it is the own one: a colleague may bring it in.
            ...(grid && { placeId: grid }),
            ...(value.address.trim() && { address: value.address.trim() }),
            pictures: before.map(({ id }) => id),
            ...(value.isSettled && { settled: { text: settled, pictures: afterwards.map(({ id }) => id) } }),
          },
        },
        pictures: [
          ...before.map(({ id, sent: done }) => ({ id, sent: done, purpose: 'before' as const })),
          ...afterwards.map(({ id, sent: done }) => ({ id, sent: done, purpose: 'after' as const })),
        ],
        title: t('parcelHazard', { name: content.slice(0, 24) }),
      },
      (id) => change({ id }),
    );
    if (sent.outcome === 'refused' || sent.outcome === 'unkept') return change({ id: '' });
    draft.clear();
    void refresh('/api/');
    toast(sent.outcome === 'sent' ? t('reported', { number: hazardOf(sent.parcel).number }) : t('kept'));
    navigate('/field/visits');
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Page
        title={t('hazardTitle')}
        lead={activePost?.placeName}
        back="/field/visits"
        foot={
          <Button type="submit" variant="primary" size="large" block busy={busy}>
            {busy ? t('sending') : t('hazardSubmit')}
          </Button>
        }
      >
        <div className="stack stack-loose">
          {!draft.kept && <FieldError>{t('notKept')}</FieldError>}
          <TextArea
            label={common('content')}
            hint={t('contentHint')}
            error={wrong === 'content' ? common('missing') : undefined}
            name="content"
            rows={3}
            maxLength={2000}
            value={value.content}
            onChange={(content) => change({ content })}
          />
          <Choice
            label={common('level')}
            look="chips"
            options={(['general', 'major'] as const).map((level) => ({
              value: level,
              label: common(`level.${level}`),
            }))}
            value={value.level}
            onChange={(level) => change({ level })}
          />
          {grids.length > 1 && (
            <SelectField
              label={t('grid')}
              empty={activePost?.placeName ?? ''}
              options={grids.map(({ id, name }) => ({ value: id, label: name }))}
              value={value.placeId || null}
              onChange={(placeId) => change({ placeId: placeId ?? '' })}
            />
          )}
          <TextField
            label={common('where')}
            optional
            maxLength={120}
            value={value.address}
            onChange={(address) => change({ address })}
          />
          <CategorySelect value={value.category} onChange={(category) => change({ category })} />
          <ReasonedPhotos
            category={value.category}
            purpose="before"
            label={common('before')}
            photos={photos}
            onPhotos={setPhotos}
          />
          <Checkbox name="settled" checked={value.isSettled} onChange={(isSettled) => change({ isSettled })}>
            {t('settled')}
          </Checkbox>
          {value.isSettled && (
            <>
              <TextArea
                label={common('rectifyText')}
                hint={t('settledHint')}
                error={wrong === 'settled' ? common('missing') : undefined}
                rows={2}
                maxLength={1000}
                value={value.settled}
                onChange={(settled) => change({ settled })}
              />
              <ReasonedPhotos
                category={value.category}
                purpose="after"
                label={common('after')}
                photos={after}
                onPhotos={setAfter}
              />
            </>
          )}
          {refusal && <FieldError>{refusal}</FieldError>}
        </div>
      </Page>
    </form>
  );
}
