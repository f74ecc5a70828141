import { suggestForDraft, suggestForRequest } from '@huying/server/contract/insight';
import { useEffect, useState } from 'react';
import { call, type Output } from '../../lib/api.ts';
import type { SuggestionSlotProps } from '../../lib/suggestion-slot.tsx';

export type Suggested = Output<typeof suggestForDraft>;

const WAIT_MS = 400;
const FEWEST_LETTERS = 4;
const LONGEST = 5000;

/** What is offered for a request or a text; null while nothing is known, 'failed' when it could not be asked. */
export function useSuggestions(props: SuggestionSlotProps): Suggested | null | 'failed' {
  const { requestId, placeId, spot, category } = props;
  const [found, setFound] = useState<Suggested | null | 'failed'>(null);
  const content = props.content.trim().slice(0, LONGEST);
  const [lon, lat] = spot ?? [];
  useEffect(() => {
    if (requestId === undefined && content.length < FEWEST_LETTERS) return setFound(null);
    const controller = new AbortController();
    const { signal } = controller;
    const ask = (): Promise<Suggested> =>
      requestId === undefined
        ? call(suggestForDraft, {
            body: {
              content,
              ...(category && { category }),
              ...(placeId && { placeId }),
              ...(lon !== undefined && lat !== undefined && { lon, lat }),
            },
            signal,
          })
        : call(suggestForRequest, { params: { id: requestId }, query: category ? { category } : {}, signal });
    const timer = setTimeout(
      () =>
        void ask().then(setFound, () => {
          if (!signal.aborted) setFound('failed');
        }),
      requestId === undefined ? WAIT_MS : 0,
    );
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [requestId, content, category, placeId, lon, lat]);
  return found;
}
