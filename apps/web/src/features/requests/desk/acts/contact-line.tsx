import './contact-line.css';
import type { RequestDetail } from '@huying/server/contract/requests';
import { type ReactElement, useState } from 'react';
import { copyText } from '../../../../lib/clipboard.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { useAct } from '../../../../lib/use-act.ts';
import { Button } from '../../../../ui/button.tsx';
import { FieldError } from '../../../../ui/field.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { toast } from '../../../../ui/toast-store.ts';
import { contactWords } from './contact-words.ts';
import { type Revealed, reveal, useRevealed } from './revealed.ts';

/** Who reported: hidden until one says why; each look is recorded by the server. */
export function ContactLine({ detail }: { detail: RequestDetail }): ReactElement {
  const t = useWords(contactWords);
  const revealed = useRevealed(detail.id);
  const [asking, setAsking] = useState(false);
  const mayReveal = detail.abilities.includes('reveal');
  const hasName = detail.reporters.some((each) => each.hasName);
  const hasPhone = detail.reporters.some((each) => each.hasPhone);
  if (revealed) return <Reporters reporters={revealed} />;
  if (!hasName && !hasPhone) return <p className="muted">{t('none')}</p>;
  const what = t(hasName && hasPhone ? 'both' : hasName ? 'name' : 'phone');
  if (!mayReveal) {
    return <p className="muted">{detail.confidential ? t('confidential') : t('notAllowed', { what })}</p>;
  }
  return (
    <div className="stack stack-tight">
      <div className="row">
        <span className="muted">{t('hidden', { what })}</span>
        {!asking && (
          <Button icon="phone" onClick={() => setAsking(true)}>
            {t('reveal')}
          </Button>
        )}
      </div>
      {asking && <WhyForm id={detail.id} />}
    </div>
  );
}

const reasons = ['why1', 'why2', 'why3', 'why4'] as const;

/** Not a form of its own: it also stands inside the forms of actions. */
function WhyForm({ id }: { id: string }): ReactElement {
  const t = useWords(contactWords);
  const act = useAct();
  const [other, setOther] = useState('');
  const why = (reason: string) => void act.run(() => reveal(id, reason));
  return (
    <fieldset className="stack stack-tight">
      <legend className="field-label">{t('why')}</legend>
      <div className="row">
        {reasons.map((reason) => (
          <Button key={reason} busy={act.busy} onClick={() => why(t(reason))}>
            {t(reason)}
          </Button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter in the field stands for the button beside it. */}
      <div
        className="contact-why"
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          if (other.trim().length >= 2) why(other.trim());
        }}
      >
        <TextField label={t('other')} maxLength={200} value={other} onChange={setOther} />
        <Button disabled={other.trim().length < 2} busy={act.busy} onClick={() => why(other.trim())}>
          {t('show')}
        </Button>
      </div>
      {act.fault && <FieldError>{act.fault.message}</FieldError>}
    </fieldset>
  );
}

function Reporters({ reporters }: { reporters: Revealed }): ReactElement {
  const t = useWords(contactWords);
  const copy = async (phone: string) => {
    if (await copyText(phone)) toast(t('copied'));
  };
  return (
    <div className="stack stack-tight" role="status">
      {reporters.map(({ ordinal, name, phone }) => (
        <div className="row" key={ordinal}>
          {reporters.length > 1 && <span className="muted">{t('reporter', { n: ordinal })}</span>}
          <strong>{name ?? t('noName')}</strong>
          {phone ? (
            <>
              <Button icon="phone" href={`tel:${phone}`}>
                {t('call', { phone })}
              </Button>
              <Button variant="quiet" icon="copy" label={t('copy', { phone })} onClick={() => void copy(phone)} />
            </>
          ) : (
            <span className="muted">{t('noPhone')}</span>
          )}
        </div>
      ))}
      <span className="muted small">{t('recorded')}</span>
    </div>
  );
}
