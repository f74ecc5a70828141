import { QRCode } from 'antd';
import type { ReactElement } from 'react';
import { momentOf } from '../../../lib/civil-day.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { residentsAddress } from '../../../lib/session.ts';
import { dayText } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { PageHeader } from '../../../ui/desk/page-header.tsx';
import type { Issued } from './rating-codes.tsx';
import { detailWords } from './words.ts';

/** The code stands behind the #, so that no server on the way writes it down. */
const addressOf = (code: string): string => residentsAddress(`/r/project#${code}`);

interface CodesSheetProps {
  title: string;
  issued: Issued;
  onDone: () => void;
}

/** A sheet to print and cut: one code for each resident. */
export function CodesSheet({ title, issued: { codes, expiresOn }, onDone }: CodesSheetProps): ReactElement {
  const t = useWords(detailWords);
  const lang = useLanguage();
  return (
    <div className="desk-page project-codes-page">
      <div className="project-no-print stack">
        <PageHeader
          title={t('codesTitle')}
          description={t('codesOnce')}
          actions={
            <>
              <Button onClick={onDone}>{t('codesDone')}</Button>
              <Button variant="primary" onClick={() => window.print()}>
                {t('print')}
              </Button>
            </>
          }
        />
      </div>
      <ul className="project-codes">
        {codes.map((code, at) => (
          <li key={code} className="project-code">
            <strong>{title}</strong>
            <span>{t('rateIt')}</span>
            <QRCode
              aria-label={t('codeOf', { n: at + 1 })}
              value={addressOf(code)}
              type="svg"
              size={150}
              color="#000000"
              bgColor="#ffffff"
              bordered={false}
            />
            <span className="project-code-hint">{t('codesHint', { day: dayText(momentOf(expiresOn), lang) })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
