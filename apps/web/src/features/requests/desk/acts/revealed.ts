import { revealReporter } from '@huying/server/contract/requests';
import { useEffect } from 'react';
import { type Output, call } from '../../../../lib/api.ts';
import { refresh } from '../../../../lib/query.ts';
import { signal } from '../../../../lib/signal.ts';
import { useSignal } from '../../../../lib/use-signal.ts';

export type Revealed = Output<typeof revealReporter>['reporters'];

const known = signal<ReadonlyMap<string, Revealed>>(new Map());

/** Shows who reported, for a stated reason that goes into the log. Throws ApiError. */
export async function reveal(id: string, reason: string): Promise<void> {
  const { reporters } = await call(revealReporter, { params: { id }, body: { reason } });
  known.set(new Map(known.get()).set(id, reporters));
  // The look is a step of the log and makes a new version: the screen must have it before the next act.
  await refresh('/api/requests/{id}');
}

export const useRevealed = (id: string): Revealed | undefined => useSignal(known).get(id);

/** Names and numbers are forgotten as soon as the request is left. */
export function useForgetRevealed(id: string): void {
  useEffect(
    () => () => {
      const next = new Map(known.get());
      next.delete(id);
      known.set(next);
    },
    [id],
  );
}
