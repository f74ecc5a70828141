import type { ReactElement } from 'react';
import { readDraft } from '../../../../lib/drafts.ts';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { useTenant } from '../../../../lib/session.ts';
import { dateTimeText } from '../../../../lib/time.ts';
import { useSignal } from '../../../../lib/use-signal.ts';
import { Button } from '../../../../ui/button.tsx';
import { Card } from '../../../../ui/card.tsx';
import { Checkbox } from '../../../../ui/checkbox.tsx';
import { CodeBox } from '../../../../ui/code-box.tsx';
import { groupCode } from '../../query-code.ts';
import { rememberReport, setSharedDevice, sharedDevice } from '../my-reports.ts';
import { type Advice, type Receipt, setOpenCode } from '../receipt.ts';
import { doneWords } from './words.ts';

export function ReceiptView({ receipt }: { receipt: Receipt }): ReactElement {
  const t = useWords(doneWords);
  const { name, hotline } = useTenant();
  const { code, number, droppedPictures, follows } = receipt;
  const notes = [
    t('pictureNote', { name, number }),
    t('pictureAsk', { address: `${location.host}/r/progress`, phone: hotline }),
  ];
  return (
    <div className="stack stack-loose">
      <CallNow advice={receipt.advice ?? []} />
      <div className="stack stack-tight">
        <CodeBox label={t('code')} code={groupCode(code)} notes={notes} />
        <p className="muted">{t('keepCode')}</p>
        <p className="muted">{t('number', { number })}</p>
      </div>
      {droppedPictures > 0 && <p role="status">{t('dropped', { n: droppedPictures })}</p>}
      <NextSteps receipt={receipt} />
      <Remember receipt={receipt} />
      {follows && readDraft('report') !== null && (
        <div className="stack stack-tight">
          <p className="muted">{t('draftKept')}</p>
          <Button href="/r/new">{t('goOn')}</Button>
        </div>
      )}
      <div className="stack stack-tight">
        <Button variant="primary" size="large" block href="/r/progress" onClick={() => setOpenCode(code)}>
          {t('progress')}
        </Button>
        {!follows && (
          <Button block href="/r/new">
            {t('another')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** What is not for this office goes elsewhere at once: whom to call stands before the code. */
function CallNow({ advice }: { advice: readonly Advice[] }): ReactElement | null {
  const t = useWords(doneWords);
  const lang = useLanguage();
  if (advice.length === 0) return null;
  return (
    <Card title={t('callNow')}>
      <div className="stack">
        {advice.map(({ code, name, phone, advice: words }) => (
          <div key={code} className="stack stack-tight">
            <p>{lang === 'en' ? words.en : words.zh}</p>
            {phone && (
              <Button icon="phone" href={`tel:${phone}`}>
                {t('call', { name, phone })}
              </Button>
            )}
          </div>
        ))}
      </div>
    </Card>
  );
}

function NextSteps({ receipt: { follows, next, acceptBy } }: { receipt: Receipt }): ReactElement {
  const t = useWords(doneWords);
  const lang = useLanguage();
  return (
    <Card title={t('next')}>
      {follows ? <p>{t('followNext')}</p> : <p>{lang === 'en' ? next?.en : next?.zh}</p>}
      {acceptBy && <p>{t('by', { at: dateTimeText(acceptBy, lang) })}</p>}
    </Card>
  );
}

/** Remembered on a phone of one's own; one tick for a phone that others use too. */
function Remember({ receipt: { code, number, title, follows } }: { receipt: Receipt }): ReactElement {
  const t = useWords(doneWords);
  const shared = useSignal(sharedDevice);
  const turn = (next: boolean) => {
    setSharedDevice(next);
    if (!next) rememberReport({ code, number, title, at: Date.now(), follows });
  };
  return (
    <div>
      <Checkbox name="shared" checked={shared} onChange={turn}>
        {t('shared')}
      </Checkbox>
      <p className="muted small" role="status">
        {shared ? t('notRemembered') : t('remembered')}
      </p>
    </div>
  );
}
