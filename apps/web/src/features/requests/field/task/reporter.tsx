import { type RequestDetail, revealReporter } from '@huying/server/contract/requests';
import { type ReactElement, useState } from 'react';
import { errorText } from '../../../../lib/api-error.ts';
import { type Output, call } from '../../../../lib/api.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { Button } from '../../../../ui/button.tsx';
import { Card } from '../../../../ui/card.tsx';
import { FieldError } from '../../../../ui/field.tsx';
import { taskWords } from './words.ts';

type Revealed = Output<typeof revealReporter>['reporters'];
const reasons = ['why1', 'why2', 'why3'] as const;

/** Hidden until one says why; each look is recorded by the server. Shown until the page is left. */
export function Reporter({ detail }: { detail: RequestDetail }): ReactElement {
  const t = useWords(taskWords);
  const [revealed, setRevealed] = useState<Revealed | null>(null);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const hasContact = detail.reporters.some(({ hasName, hasPhone }) => hasName || hasPhone);
  const mayReveal = detail.abilities.includes('reveal');
  const reveal = async (reason: string) => {
    setBusy(true);
    setFault('');
    try {
      setRevealed((await call(revealReporter, { params: { id: detail.id }, body: { reason } })).reporters);
    } catch (error) {
      setFault(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card title={t('reporter')}>
      <div className="stack">
        {revealed === null && (
          <p className="muted">
            {!hasContact
              ? t('reporterNone')
              : mayReveal || !detail.confidential
                ? t('reporterHidden')
                : t('confidential')}
          </p>
        )}
        {revealed?.map(({ ordinal, name, phone }) => (
          <div className="row" key={ordinal}>
            <strong>{name ?? ''}</strong>
            {phone ? (
              <Button icon="phone" href={`tel:${phone}`}>
                {t('call', { phone })}
              </Button>
            ) : (
              <span className="muted">{t('noPhone')}</span>
            )}
          </div>
        ))}
        {hasContact && mayReveal && revealed === null && !asking && (
          <div>
            <Button icon="phone" onClick={() => setAsking(true)}>
              {t('reveal')}
            </Button>
          </div>
        )}
        {asking && revealed === null && (
          <fieldset>
            <legend className="field-label">{t('revealWhy')}</legend>
            <div className="row">
              {reasons.map((reason) => (
                <Button key={reason} busy={busy} onClick={() => void reveal(t(reason))}>
                  {t(reason)}
                </Button>
              ))}
            </div>
          </fieldset>
        )}
        {fault && <FieldError>{fault}</FieldError>}
      </div>
    </Card>
  );
}
