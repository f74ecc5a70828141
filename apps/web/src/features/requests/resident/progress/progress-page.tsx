import './progress.css';
import { type ReactElement, useState } from 'react';
import { ApiError, errorText } from '../../../../lib/api-error.ts';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { useTenant } from '../../../../lib/session.ts';
import { dayText } from '../../../../lib/time.ts';
import { useSignal } from '../../../../lib/use-signal.ts';
import { Button } from '../../../../ui/button.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { ErrorState } from '../../../../ui/error-state.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Skeleton } from '../../../../ui/skeleton.tsx';
import { forgetAllReports, myReports } from '../my-reports.ts';
import { setOpenCode, useFirstCode } from '../receipt.ts';
import { CodeEntry } from './code-entry.tsx';
import { ProgressView } from './progress-view.tsx';
import { useProgress } from './use-progress.ts';
import { progressWords } from './words.ts';

/** R3 查进度: a code in, the whole story out. */
export function ProgressPage(): ReactElement {
  const t = useWords(progressWords);
  const { hotline } = useTenant();
  const first = useFirstCode();
  const state = useProgress(first, setOpenCode);
  const { progress, error, busy, code } = state;
  if (progress) {
    return (
      <Page title={t('title')} back="/" ownHeading>
        <ProgressView state={state} progress={progress} />
      </Page>
    );
  }
  const isWrong = error instanceof ApiError && (error.status === 404 || error.status === 429 || error.status === 400);
  if (busy && code === first && first !== '') {
    return (
      <Page title={t('title')} back="/">
        <Skeleton lines={6} />
      </Page>
    );
  }
  return (
    <Page title={t('title')} lead={t('lead')} back="/">
      <div className="stack stack-loose">
        <CodeEntry busy={busy} fault={isWrong ? errorText(error) : undefined} onCode={state.open} />
        {error !== null && !isWrong && <ErrorState error={error} onRetry={state.reload} retrying={busy} />}
        <MyReports onOpen={state.open} />
        <p className="muted">{t('lostCode', { phone: hotline })}</p>
        <Button icon="phone" href={`tel:${hotline}`}>
          {t('call', { phone: hotline })}
        </Button>
      </div>
    </Page>
  );
}

function MyReports({ onOpen }: { onOpen: (code: string) => void }): ReactElement | null {
  const t = useWords(progressWords);
  const lang = useLanguage();
  const reports = useSignal(myReports);
  const [asking, setAsking] = useState(false);
  if (reports.length === 0) return null;
  return (
    <section className="stack stack-tight">
      <h2>{t('mine')}</h2>
      <p className="muted small">{t('mineHint')}</p>
      <ul className="my-reports">
        {reports.map(({ code, number, title, at, follows }) => (
          <li key={code}>
            <button type="button" className="my-report" onClick={() => onOpen(code)}>
              <strong>{title}</strong>
              <span className="muted small">
                {[dayText(at, lang), number, follows ? t('follows') : ''].filter(Boolean).join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <div>
        <Button variant="quiet" icon="trash" onClick={() => setAsking(true)}>
          {t('forget')}
        </Button>
      </div>
      <Dialog
        open={asking}
        title={t('forget')}
        onClose={() => setAsking(false)}
        actions={
          <Button variant="danger" onClick={forgetAllReports}>
            {t('forget')}
          </Button>
        }
      >
        <p>{t('forgetSure')}</p>
      </Dialog>
    </section>
  );
}
