import '../patrols.css';
import { lookAtMobileLink } from '@huying/server/contract/patrols';
import { type FormEvent, type ReactElement, useEffect, useState } from 'react';
import { ApiError, errorText } from '../../../lib/api-error.ts';
import { call } from '../../../lib/api.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useWords } from '../../../lib/i18n.ts';
import { sendPicture } from '../../../lib/pictures.ts';
import { currentPosition } from '../../../lib/position.ts';
import { useSignal } from '../../../lib/use-signal.ts';
import { uuidv7 } from '../../../lib/uuid.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { FieldError } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { PhotoPicker } from '../../../ui/photo-picker.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { type KeptPhoto, useKeptPhotos } from '../../../ui/use-kept-photos.ts';
import { mobileOutbox, mobileReceiptOf } from './mobile-outbox.ts';
import { mobileWords } from './words.ts';

const upload = sendPicture('report-photo');

interface MobileDraft {
  id: string;
  content: string;
  address: string;
  photos: KeptPhoto[];
}
const empty: MobileDraft = { id: '', content: '', address: '', photos: [] };

/** 流动网格员: a photo, send, done. The place is found by the device while the photo is taken; nothing else can be seen here. */
export function MobilePage(): ReactElement {
  const t = useWords(mobileWords);
  const token = location.hash.slice(1);
  const [unit, setUnit] = useState<{ name: string } | { gone: string } | null>(null);
  useEffect(() => {
    mobileOutbox.start();
    call(lookAtMobileLink, { body: { token } }).then(
      ({ unitName }) => setUnit({ name: unitName }),
      // Without a network the report is still written; the server says later whether the link counts.
      (error: unknown) =>
        setUnit(
          error instanceof ApiError && !error.isOffline && error.status < 500
            ? { gone: errorText(error) }
            : { name: '' },
        ),
    );
  }, [token]);
  if (unit && 'gone' in unit)
    return (
      <Page title={t('title')} back="/" ownHeading>
        <Empty title={t('gone')} icon="alert" action={<Button href="/r/new">{t('asResident')}</Button>}>
          {unit.gone}
        </Empty>
      </Page>
    );
  return <MobileForm token={token} unitName={unit?.name ?? ''} />;
}

function MobileForm({ token, unitName }: { token: string; unitName: string }): ReactElement {
  const t = useWords(mobileWords);
  const draft = useDraft<MobileDraft>('mobile', empty);
  const { value, change } = draft;
  const [photos, setPhotos] = useKeptPhotos(value.photos, (kept) => change({ photos: kept }));
  const [at, setAt] = useState<readonly [number, number] | 'asking' | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<{ number: string | null } | null>(null);
  const waiting = useSignal(mobileOutbox.parcels).filter(({ state }) => state !== 'sent').length;
  const locate = async () => {
    setAt('asking');
    const found = await currentPosition();
    setAt(found.ok ? found.at : null);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, where the person has allowed it before.
  useEffect(() => {
    if (value.id) void mobileOutbox.find(value.id).then((parcel) => parcel && draft.clear());
    void navigator.permissions
      ?.query({ name: 'geolocation' })
      .then(({ state }) => (state === 'granted' ? locate() : undefined))
      .catch(() => undefined);
  }, []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const content = value.content.trim();
    if (content.length < 2 && photos.length === 0) return setFault(t('missing'));
    setFault(null);
    setBusy(true);
    const id = value.id || uuidv7();
    change({ id });
    const words = content.length < 2 ? `${content}${t('seePhoto')}` : content;
    const spot = at !== null && at !== 'asking' ? { lon: round(at[0]), lat: round(at[1]) } : {};
    const pictures = photos
      .filter(({ sent, blob }) => sent !== null || blob !== null)
      .map((photo) => ({ id: photo.id, purpose: 'report-photo' as const, sent: photo.sent }));
    const body = { token, content: words, ...spot, ...(value.address.trim() && { address: value.address.trim() }) };
    const kept = await mobileOutbox.add({ id, owner: null, body, pictures, title: words.slice(0, 24) });
    const parcel = await mobileOutbox.send(id);
    setBusy(false);
    if (parcel?.state === 'refused' || (parcel?.state !== 'sent' && !kept)) {
      setFault(parcel?.fault ?? t('notKept'));
      change({ id: '' });
      return void mobileOutbox.remove(id, { keepPictures: true });
    }
    const number = parcel?.state === 'sent' ? mobileReceiptOf(parcel).number : null;
    if (number) await mobileOutbox.remove(id);
    draft.clear();
    setPhotos([]);
    setDone({ number });
  };
  if (done)
    return (
      <Page title={done.number ? t('sent') : t('kept')} back="/">
        <div className="stack">
          {done.number && <p>{t('number', { number: done.number })}</p>}
          <p className="muted">{t('thanks')}</p>
          <Button variant="primary" size="large" block icon="plus" onClick={() => setDone(null)}>
            {t('another')}
          </Button>
        </div>
      </Page>
    );
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Page
        title={t('title')}
        lead={unitName}
        brand={{ name: t('brand'), href: `/r/mobile#${token}` }}
        foot={
          <Button type="submit" variant="primary" size="large" block busy={busy}>
            {busy ? t('sending') : t('send')}
          </Button>
        }
      >
        <div className="stack stack-loose">
          {waiting > 0 && <p role="status">{t('waiting', { n: waiting })}</p>}
          <PhotoPicker value={photos} onChange={setPhotos} upload={upload} optional />
          <TextArea
            label={t('content')}
            optional
            error={fault ?? undefined}
            rows={2}
            maxLength={2000}
            value={value.content}
            onChange={(content) => {
              setFault(null);
              change({ content });
            }}
          />
          <div className="stack stack-tight">
            <p className="muted" role="status">
              {at === 'asking' ? t('locating') : at === null ? t('noSpot') : t('spot')}
            </p>
            {at === null && (
              <div>
                <Button icon="locate" onClick={() => void locate()}>
                  {t('locate')}
                </Button>
              </div>
            )}
            <TextField
              label={t('address')}
              optional
              maxLength={120}
              value={value.address}
              onChange={(address) => change({ address })}
            />
          </div>
          <p className="muted small">{t('privacy')}</p>
          {!draft.kept && <FieldError>{t('notKept')}</FieldError>}
        </div>
      </Page>
    </form>
  );
}

const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;
