import { type FormEvent, type ReactElement, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useCategories } from '../../../../lib/directory.ts';
import { useDraft } from '../../../../lib/drafts.ts';
import { fieldOutbox } from '../../../../lib/field-outbox.ts';
import { useWords } from '../../../../lib/i18n.ts';
import type { Parcel } from '../../../../lib/outbox.ts';
import { sendPicture } from '../../../../lib/pictures.ts';
import { refresh } from '../../../../lib/query.ts';
import { useSession } from '../../../../lib/session.ts';
import { Button } from '../../../../ui/button.tsx';
import { Choice } from '../../../../ui/choice.tsx';
import { FieldError } from '../../../../ui/field.tsx';
import { Page } from '../../../../ui/page.tsx';
import { PhotoPicker } from '../../../../ui/photo-picker.tsx';
import { TextArea } from '../../../../ui/text-area.tsx';
import { toast } from '../../../../ui/toast-store.ts';
import { useKeptPhotos } from '../../../../ui/use-kept-photos.ts';
import { PlaceSection } from '../../place/place-section.tsx';
import { useShowFault } from '../../show-fault.ts';
import { CategoryPicker } from './category-picker.tsx';
import {
  DRAFT_KEY,
  emptyField,
  type FieldDraft,
  type FieldFault,
  fieldBody,
  fieldFault,
  sources,
} from './field-form.ts';
import { rememberCategory } from './recent-categories.ts';
import { ReporterFold, SelfHandled } from './report-parts.tsx';
import { SentView } from './sent-view.tsx';
import { useSendField } from './use-send-field.ts';
import { fieldReportWords } from './words.ts';

const upload = sendPicture('report-photo');

/** G2 上报/巡查: as a resident reports, with a category and 自行处置. */
export function FieldReportPage(): ReactElement {
  const t = useWords(fieldReportWords);
  const [, navigate] = useLocation();
  const { activePost } = useSession();
  const categories = useCategories();
  const draft = useDraft<FieldDraft>(DRAFT_KEY, emptyField);
  const { value, change } = draft;
  const [photos, setPhotos] = useKeptPhotos(value.photos, (kept) => change({ photos: kept }));
  const [afterPhotos, setAfterPhotos] = useKeptPhotos(value.afterPhotos, (kept) => change({ afterPhotos: kept }));
  const [fault, setFault] = useState<{ is: FieldFault } | null>(null);
  const [arrived, setArrived] = useState<Parcel | null>(null);
  const { busy, refusal, send } = useSendField();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, about the draft that was brought back.
  useEffect(() => {
    fieldOutbox.start();
    // Put on the phone just before the page was closed: it is on its way and not to be written again.
    if (value.id) void fieldOutbox.find(value.id).then((parcel) => parcel && startOver());
  }, []);
  useShowFault(fault ?? refusal);
  const category = categories.find(value.category);
  const isEmpty = value.content === '' && photos.length === 0;

  const startOver = () => {
    draft.clear();
    setPhotos([]);
    setAfterPhotos([]);
    setFault(null);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const usable = photos.filter(({ state }) => state !== 'unreadable');
    const found = fieldFault(value, usable.length, category?.photo === 'required');
    setFault(found && { is: found });
    if (found) return;
    const body = fieldBody(value, { seePhoto: t('seePhoto') });
    const sent = await send({ id: value.id, body, photos, afterPhotos: value.selfHandled ? afterPhotos : [] }, (id) =>
      change({ id }),
    );
    if (sent.outcome === 'full') toast(t('full'), { tone: 'problem' });
    if (sent.outcome !== 'sent' && sent.outcome !== 'waiting') return;
    rememberCategory(value.category);
    startOver();
    if (sent.outcome === 'sent') {
      setArrived(sent.parcel);
      void refresh('/api/');
      return;
    }
    toast(t('kept'));
    navigate('/field');
  };
  if (arrived) return <SentView parcel={arrived} onAnother={() => setArrived(null)} />;
  const words: Partial<Record<FieldFault, string>> = fault
    ? { [fault.is]: fault.is === 'photoMissing' ? t(fault.is, { reason: category?.photoReason ?? '' }) : t(fault.is) }
    : {};
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Page
        title={t('title')}
        back="/field"
        foot={
          <Button type="submit" variant="primary" size="large" block busy={busy}>
            {busy ? t('sending') : value.selfHandled ? t('submitHandled') : t('submit')}
          </Button>
        }
      >
        <div className="stack stack-loose">
          {draft.restored && !isEmpty && (
            <div className="row" role="status">
              <span className="muted">{t('restored')}</span>
              <Button variant="quiet" icon="trash" onClick={startOver}>
                {t('startOver')}
              </Button>
            </div>
          )}
          {!draft.kept && <FieldError>{t('notKept')}</FieldError>}
          <PhotoPicker
            value={photos}
            onChange={setPhotos}
            upload={upload}
            waits
            optional={category?.photo !== 'required'}
            error={words.photoMissing}
          />
          <TextArea
            label={t('content')}
            hint={t('contentHint')}
            error={words.contentMissing}
            name="content"
            rows={3}
            maxLength={5000}
            value={value.content}
            onChange={(content) => change({ content })}
          />
          <CategoryPicker
            words={value.content}
            value={value.category}
            onChange={(code) => change({ category: code })}
            error={words.categoryMissing}
          />
          <PlaceSection
            value={value}
            onChange={change}
            none={activePost?.placeName ? t('placeNone', { grid: activePost.placeName }) : t('placeNoneYet')}
          />
          <Choice
            label={t('source')}
            look="chips"
            options={sources.map((source) => ({ value: source, label: t(source) }))}
            value={value.source}
            onChange={(source) => change({ source })}
          />
          {value.source !== 'patrol' && <ReporterFold draft={value} change={change} />}
          <SelfHandled
            draft={value}
            change={change}
            photos={afterPhotos}
            onPhotos={setAfterPhotos}
            error={words.publicTextMissing}
          />
          {refusal && <FieldError>{refusal}</FieldError>}
        </div>
      </Page>
    </form>
  );
}
