import './report.css';
import { type FormEvent, type ReactElement, useEffect, useMemo, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useDraft } from '../../../../lib/drafts.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { sendPicture } from '../../../../lib/pictures.ts';
import { Button } from '../../../../ui/button.tsx';
import { FieldError } from '../../../../ui/field.tsx';
import { Page } from '../../../../ui/page.tsx';
import { PhotoPicker } from '../../../../ui/photo-picker.tsx';
import { TextArea } from '../../../../ui/text-area.tsx';
import { useKeptPhotos } from '../../../../ui/use-kept-photos.ts';
import { noPlace } from '../../place/place-draft.ts';
import { PlaceSection } from '../../place/place-section.tsx';
import { useShowFault } from '../../show-fault.ts';
import { setReceipt } from '../receipt.ts';
import { reportOutbox } from '../report-outbox.ts';
import { ContactFold } from './contact-fold.tsx';
import { Nearby } from './nearby.tsx';
import { CONTENT_LIMIT, emptyReport, reportFault } from './report-form.ts';
import { useNearby } from './use-nearby.ts';
import { readLink, useQrLink } from './use-qr-link.ts';
import { useSendReport } from './use-send-report.ts';
import { reportWords } from './words.ts';

const upload = sendPicture('report-photo');

/** R1 反映问题: one screen, nothing required but a line or a photo. */
export function ReportPage(): ReactElement {
  const t = useWords(reportWords);
  const [, navigate] = useLocation();
  const search = useSearch();
  const link = useMemo(() => readLink(search), [search]);
  const draft = useDraft(link.aboutSystem ? 'complaint' : 'report', emptyReport);
  const { value, change } = draft;
  const [photos, setPhotos] = useKeptPhotos(value.photos, (kept) => change({ photos: kept }));
  const isEmpty = value.content === '' && photos.length === 0;
  const [fault, setFault] = useState<{ is: 'contentMissing' | 'contentLong' } | null>(null);
  const { busy, refusal, send } = useSendReport();
  const nearby = useNearby(value);
  useShowFault(fault ?? refusal);
  useQrLink(link, value, change);
  useOldDraft(value.id, () => {
    draft.clear();
    navigate('/r/done', { replace: true });
  });

  // Where one stood at the last visit says nothing about a report that is only now begun.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, about the draft that was brought back.
  useEffect(() => {
    if (value.content === '' && value.photos.length === 0 && link.place === '' && link.facility === '') change(noPlace);
  }, []);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = reportFault(value, photos.filter(({ state }) => state !== 'unreadable').length);
    setFault(found && { is: found });
    if (found) return;
    const words = { seePhoto: t('seePhoto'), about: link.aboutSystem ? '【投诉建议】' : '' };
    const outcome = await send(value, photos, words, (id) => change({ id }));
    if (outcome === 'refused' || outcome === 'unkept') return;
    draft.clear();
    navigate('/r/done');
  };
  const startOver = () => {
    draft.clear();
    setPhotos([]);
  };
  const faults: Record<string, string> = refusal?.fault
    ? Object.fromEntries(refusal.faultFields.map((field) => [field, refusal.fault ?? '']))
    : {};
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Page
        title={link.aboutSystem ? t('titleSystem') : t('title')}
        lead={link.aboutSystem ? t('leadSystem') : t('lead')}
        back="/"
        foot={
          <Button type="submit" variant="primary" size="large" block busy={busy}>
            {busy ? t('sending') : t('submit')}
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
          <PhotoPicker value={photos} onChange={setPhotos} upload={upload} optional />
          <TextArea
            label={t('content')}
            hint={t('contentHint')}
            error={fault ? t(fault.is) : faults.content}
            name="content"
            maxLength={CONTENT_LIMIT}
            value={value.content}
            onChange={(content) => {
              setFault(null);
              change({ content });
            }}
          />
          {!link.aboutSystem && <PlaceSection value={value} onChange={change} locatesByItself={link.place === ''} />}
          <Nearby items={link.aboutSystem ? [] : nearby} onDone={() => navigate('/r/done')} />
          <ContactFold draft={value} change={change} faults={faults} />
          {refusal?.fault && !faults.content && <FieldError>{refusal.fault}</FieldError>}
        </div>
      </Page>
    </form>
  );
}

/** A report that was put on the device just before the page was closed is not offered for writing again. */
function useOldDraft(id: string, onFound: () => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, about the draft that was brought back.
  useEffect(() => {
    // The next page is fetched now: it must be there when the network is not.
    void import('../done/done-page.tsx');
    setReceipt(null);
    if (!id) return;
    void reportOutbox.find(id).then((parcel) => parcel && onFound());
  }, []);
}
