import type { ActionName, RequestDetail } from '@huying/server/contract/requests';
import { useRef, useState } from 'react';
import { ApiError, transportError } from '../../../../lib/api-error.ts';
import { dropDraft } from '../../../../lib/drafts.ts';
import { applyResult, latest, refreshRequests } from '../request-cache.ts';
import { type ActBody, type ActResult, sendAct } from './act-call.ts';
import { isHarmless } from './harmless.ts';

/** Where what was typed for an action is kept. */
export const draftKey = (id: string, action: ActionName): string => `act.${action}.${id}`;

/** An act that met a newer version: what the person saw, what it is now, what they were sending. */
export interface Conflict {
  seen: RequestDetail;
  now: RequestDetail;
  action: ActionName;
  body: ActBody;
}

export interface Taker {
  busy: boolean;
  fault: ApiError | null;
  conflict: Conflict | null;
  /** True when it was done; otherwise `fault` or `conflict` says why. */
  take: (action: ActionName, body: ActBody) => Promise<boolean>;
  /** Sends again, against the version that is in force now. */
  settle: (body: ActBody) => Promise<boolean>;
  /** Leaves the newer version as it is. */
  giveWay: () => void;
  forget: () => void;
}

type Attempt = { done: ActResult } | { conflict: Conflict } | { fault: ApiError };

/** Sends an act; what has meanwhile changed without weight is passed over, anything else is a conflict. */
async function attempt(seen: RequestDetail, action: ActionName, body: ActBody): Promise<Attempt> {
  let against = seen;
  for (;;) {
    try {
      return { done: await sendAct(against.id, against.version, action, body) };
    } catch (error) {
      const fault = error instanceof ApiError ? error : transportError('unreadable');
      const now = fault.code === 'version-conflict' ? await latest(seen.id).catch(() => null) : null;
      if (!now) return { fault };
      if (!isHarmless(against, now)) return { conflict: { seen, now, action, body } };
      against = now;
    }
  }
}

/**
 * Takes actions on the request as the person saw it. `seen` stays what it was when a form was opened, however often the
 * screen behind it is refreshed: an outdated view never overwrites, it is shown beside the newer one.
 */
export function useTaker(
  seen: RequestDetail,
  onTaken: (action: ActionName, result: ActResult, body: ActBody) => void,
): Taker {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<ApiError | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const running = useRef(false);

  const take = async (against: RequestDetail, action: ActionName, body: ActBody): Promise<boolean> => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setFault(null);
    const outcome = await attempt(against, action, body);
    running.current = false;
    setBusy(false);
    if ('fault' in outcome) setFault(outcome.fault);
    setConflict('conflict' in outcome ? outcome.conflict : null);
    if (!('done' in outcome)) return false;
    dropDraft(draftKey(against.id, action));
    applyResult(outcome.done);
    onTaken(action, outcome.done, body);
    return true;
  };
  return {
    busy,
    fault,
    conflict,
    take: (action, body) => take(seen, action, body),
    settle: async (body) => (conflict ? take(conflict.now, conflict.action, body) : false),
    giveWay: () => {
      setConflict(null);
      void refreshRequests();
    },
    forget: () => setFault(null),
  };
}
