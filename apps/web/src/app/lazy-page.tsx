import { type ComponentType, type LazyExoticComponent, lazy, type ReactElement, useEffect } from 'react';
import { ErrorState } from '../ui/error-state.tsx';
import { transportError } from '../lib/api-error.ts';

export type LoadPage = () => Promise<ComponentType>;

const made = new Map<LoadPage, LazyExoticComponent<ComponentType>>();

/** A page fetched when it is first opened; once more after a failure, then words and a way to try again. */
export function lazyPage(load: LoadPage): LazyExoticComponent<ComponentType> {
  const known = made.get(load);
  if (known) return known;
  const page = lazy(async () => ({
    default: await load()
      .catch(load)
      .catch(() => Unreachable),
  }));
  made.set(load, page);
  return page;
}

const reload = (): void => location.reload();

/** A new release may have replaced the file, or the network is away: loading the whole page anew mends both. */
function Unreachable(): ReactElement {
  useEffect(() => {
    window.addEventListener('online', reload);
    return () => window.removeEventListener('online', reload);
  }, []);
  return <ErrorState error={transportError('offline')} onRetry={reload} />;
}
