import './state.css';
import type { ReactElement } from 'react';
import { ApiError, errorText } from '../lib/api-error.ts';
import { useWords } from '../lib/i18n.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { uiWords } from './words.ts';

export interface ErrorStateProps {
  error: unknown;
  onRetry?: () => void;
  retrying?: boolean;
}

/** What is not there does not come by asking again: to the page before, or to the start where there is none. */
function goBack(): void {
  if (history.length > 1) history.back();
  else location.assign(location.pathname.startsWith('/desk') ? '/desk' : '/');
}

/** What went wrong in plain words, what to do, and the number of the call for an administrator. */
export function ErrorState({ error, onRetry, retrying = false }: ErrorStateProps): ReactElement {
  const t = useWords(uiWords);
  const known = error instanceof ApiError ? error : null;
  return (
    <div className="state state-error" role="alert">
      <Icon name="alert" />
      {known?.title && known.title !== known.message && <h2>{known.title}</h2>}
      <p>{errorText(error)}</p>
      {known?.callId && <p className="small">{known.callId}</p>}
      {known?.status === 404 ? (
        <Button onClick={goBack}>{t('goBack')}</Button>
      ) : (
        onRetry && (
          <Button icon="retry" busy={retrying} onClick={onRetry}>
            {t('retry')}
          </Button>
        )
      )}
    </div>
  );
}
