import { type FormEvent, type ReactElement, useState } from 'react';
import { fieldBodyOf, fieldOutbox } from '../../lib/field-outbox.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { keptPictures } from '../../lib/kept.ts';
import { type OfflinePackage, unpackParcels } from '../../lib/offline-package.ts';
import { useSession } from '../../lib/session.ts';
import { dateTimeText } from '../../lib/time.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { FieldError } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast-store.ts';
import { useLocation } from 'wouter';
import { fieldWords } from './words.ts';

/** Puts a colleague's package into one's own outbox: from there it goes as one's own things do, and as often as needed. */
async function takeOver({ parcels, pictures, author }: OfflinePackage, owner: string): Promise<number> {
  const waiting = new Set(fieldOutbox.parcels.get().map(({ id }) => id));
  const fresh = parcels.filter(({ id }) => !waiting.has(id));
  for (const { id, blob } of pictures) await keptPictures.put({ id, blob, at: Date.now() });
  for (const { id, body, base, title, madeAt, pictures: own } of fresh) {
    const from = author.id === owner ? {} : { author: fieldBodyOf({ body } as never).author ?? author };
    await fieldOutbox.add({
      id,
      owner,
      body: { ...body, ...from },
      base,
      title,
      madeAt,
      // What was uploaded beforehand belongs to whoever uploaded it: it goes anew.
      pictures: own.map(({ id: picture, purpose, bytes }) => ({
        id: picture,
        purpose,
        sent: null,
        ...(bytes !== undefined && { bytes }),
      })),
    });
  }
  return fresh.length;
}

/** 导入离线包: file and code, a look at what is in it, one press. */
export function ImportPage(): ReactElement {
  const t = useWords(fieldWords);
  const lang = useLanguage();
  const { person } = useSession();
  const [, navigate] = useLocation();
  const [file, setFile] = useState<File | null>(null);
  const [code, setCode] = useState('');
  const [opened, setOpened] = useState<OfflinePackage | null>(null);
  const [wrong, setWrong] = useState(false);
  const [busy, setBusy] = useState(false);
  const open = async (event: FormEvent) => {
    event.preventDefault();
    if (!file) return setWrong(true);
    setBusy(true);
    setWrong(false);
    try {
      setOpened(await unpackParcels(file, code));
    } catch {
      setWrong(true);
    } finally {
      setBusy(false);
    }
  };
  const send = async (found: OfflinePackage) => {
    setBusy(true);
    const n = await takeOver(found, person.id);
    toast(t('packageTaken', { n }));
    void fieldOutbox.sendAll();
    navigate('/field');
  };
  return (
    <Page title={t('importPackage')} lead={t('importLead')} back="/field/me">
      <form className="stack stack-loose" onSubmit={(event) => void open(event)}>
        <label className="field">
          <span className="field-label">{t('packageFile')}</span>
          <input
            className="input"
            type="file"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
            disabled={opened !== null}
          />
        </label>
        <TextField label={t('packageCode')} autoComplete="off" maxLength={12} value={code} onChange={setCode} />
        {wrong && <FieldError>{t('packageWrong')}</FieldError>}
        {!opened && (
          <Button type="submit" variant="primary" size="large" block busy={busy}>
            {t('packageOpen')}
          </Button>
        )}
      </form>
      {opened && (
        <div className="stack">
          <Card
            title={t('packageOf', {
              name: opened.author.name,
              at: dateTimeText(opened.madeAt, lang),
              n: opened.parcels.length,
            })}
          >
            <ul className="stack stack-tight">
              {opened.parcels.map(({ id, title, madeAt }) => (
                <li key={id}>
                  {title} <span className="muted small">{dateTimeText(madeAt, lang)}</span>
                </li>
              ))}
            </ul>
          </Card>
          <Button variant="primary" size="large" block busy={busy} onClick={() => void send(opened)}>
            {t('packageSend', { n: opened.parcels.length })}
          </Button>
        </div>
      )}
    </Page>
  );
}
