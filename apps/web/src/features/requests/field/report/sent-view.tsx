import type { ReactElement } from 'react';
import { useWords } from '../../../../lib/i18n.ts';
import { type Parcel, picturesLeft } from '../../../../lib/parcel.ts';
import { Button } from '../../../../ui/button.tsx';
import { CodeBox } from '../../../../ui/code-box.tsx';
import { Page } from '../../../../ui/page.tsx';
import { groupCode } from '../../query-code.ts';
import { registeredOf } from '../request-outbox.ts';
import { fieldReportWords } from './words.ts';

/** Number for the worker, code for the resident who stands beside. */
export function SentView({ parcel, onAnother }: { parcel: Parcel; onAnother: () => void }): ReactElement {
  const t = useWords(fieldReportWords);
  const { number, queryCode, id } = registeredOf(parcel);
  const follow = picturesLeft(parcel).length;
  return (
    <Page title={t('sentTitle')} lead={parcel.title} back="/field">
      <div className="stack stack-loose">
        <CodeBox label={t('code')} code={groupCode(queryCode)} notes={[t('number', { number })]} />
        <p className="muted">{t('codeHint')}</p>
        {follow > 0 && <p role="status">{t('photosFollow', { n: follow })}</p>}
        {parcel.droppedPictures > 0 && <p role="status">{t('dropped', { n: parcel.droppedPictures })}</p>}
        <div className="stack stack-tight">
          <Button variant="primary" size="large" block icon="plus" onClick={onAnother}>
            {t('another')}
          </Button>
          <Button block href={`/field/requests/${id}`}>
            {t('number', { number })}
          </Button>
          <Button block href="/field">
            {t('today')}
          </Button>
        </div>
      </div>
    </Page>
  );
}
