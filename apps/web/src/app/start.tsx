import '../ui/base.css';
import { type ReactNode, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { sweepDrafts } from '../lib/drafts.ts';
import { language } from '../lib/language.ts';
import { startPreferences } from '../lib/preferences.ts';
import type { Shell } from '../lib/shell.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

/** Puts a shell on the page: preferences first, so that nothing is drawn twice. */
export function startShell(shell: Shell, content: ReactNode): void {
  startPreferences(shell);
  document.documentElement.lang = language.get();
  sweepDrafts();
  const place = document.getElementById('root');
  if (!place) return;
  const root = createRoot(place, {
    // React has taken the page down: what was typed is in the drafts, so words and a reload are enough.
    onUncaughtError: (error) => {
      console.error(error);
      queueMicrotask(() => root.render(<ErrorState error={error} onRetry={() => location.reload()} />));
    },
  });
  root.render(
    <StrictMode>
      <Suspense fallback={<Skeleton lines={6} />}>{content}</Suspense>
    </StrictMode>,
  );
}
