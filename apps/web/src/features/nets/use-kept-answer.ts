import { type Answer, whoAnswers } from '@huying/server/contract/nets';
import { useEffect, useState } from 'react';
import type { ApiError } from '../../lib/api-error.ts';
import { useAnswer } from '../../lib/query.ts';
import { useSession } from '../../lib/session.ts';
import { readStoredJson, storedKeys, writeStored } from '../../lib/storage.ts';

const PREFIX = 'huying.answer.';

export interface KeptAnswer {
  answer: Answer | null;
  /** When the answer was given, in ms. */
  at: number;
  /** True while the server cannot be asked and the answer is the one kept on this phone. */
  isOld: boolean;
  error: ApiError | null;
  isFetching: boolean;
  ask: () => void;
}

/**
 * Who answers at a place, and the last answer kept on this phone for when there is no signal. What was kept for somebody else is
 * dropped, so that a shared phone shows nobody another's grid.
 */
export function useKeptAnswer(placeId: string): KeptAnswer {
  const { person, activePost } = useSession();
  const key = `${PREFIX}${person.id}.${activePost?.id ?? ''}.${placeId}`;
  const { data, error, refetch, isFetching, isPlaceholderData, dataUpdatedAt } = useAnswer(whoAnswers, {
    query: { place: placeId },
  });
  const [kept] = useState(() => readKept(key));
  const fresh = data && !isPlaceholderData ? data : null;
  useEffect(() => {
    for (const other of storedKeys(PREFIX)) if (!other.startsWith(`${PREFIX}${person.id}.`)) writeStored(other, null);
  }, [person.id]);
  useEffect(() => {
    if (fresh) writeStored(key, JSON.stringify({ at: dataUpdatedAt, answer: fresh }));
  }, [key, fresh, dataUpdatedAt]);
  const isRefused = error !== null && (error.status === 403 || error.status === 404);
  const shown = isRefused ? null : fresh ? { answer: fresh, at: dataUpdatedAt } : kept;
  return {
    answer: shown?.answer ?? null,
    at: shown?.at ?? 0,
    isOld: error !== null,
    error,
    isFetching,
    ask: () => void refetch(),
  };
}

function readKept(key: string): { at: number; answer: Answer } | null {
  const raw = readStoredJson(key);
  if (typeof raw !== 'object' || raw === null || !('at' in raw) || typeof raw.at !== 'number') return null;
  if (!('answer' in raw) || typeof raw.answer !== 'object' || raw.answer === null || !('nets' in raw.answer))
    return null;
  return { at: raw.at, answer: raw.answer as Answer };
}
