import { type ActionName, type RequestDetail, getRequest } from '@huying/server/contract/requests';
import { useRef, useState } from 'react';
import { ApiError, errorText } from '../../../../lib/api-error.ts';
import { call, type Endpoint } from '../../../../lib/api.ts';
import { refresh } from '../../../../lib/query.ts';
import { uuidv7 } from '../../../../lib/uuid.ts';

/** An act that met a newer version: what the person saw, what it is now, and what they were sending. */
export interface Stale {
  seen: RequestDetail;
  now: RequestDetail;
  action: ActionName;
  words: string;
  goOn: () => void;
}

export interface Act {
  busy: boolean;
  fault: string;
  stale: Stale | null;
  /** True when it was done. `words` is what was typed, shown beside a newer version. */
  act: (action: ActionName, body: Record<string, unknown>, words?: string) => Promise<boolean>;
  forgetStale: () => void;
}

const endpointOf = (action: ActionName): Endpoint => ({ method: 'POST', path: `/api/requests/{id}/${action}` });
type LooseCall = (endpoint: Endpoint, input: object) => Promise<unknown>;

/** Takes actions on the request as it stands on screen. A stale screen is compared with the latest, never overwritten. */
export function useAct(detail: RequestDetail, onDone: (action: ActionName) => void): Act {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const [stale, setStale] = useState<Stale | null>(null);
  const running = useRef(false);
  /** The same act on the same version keeps its key, so that a repeat after a lost answer is the same act. */
  const last = useRef({ what: '', key: '' });

  const tryAct = async (
    against: RequestDetail,
    action: ActionName,
    body: Record<string, unknown>,
    words: string,
  ): Promise<boolean> => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setFault('');
    try {
      const what = JSON.stringify([action, against.version, body]);
      if (last.current.what !== what) last.current = { what, key: uuidv7() };
      const input = {
        params: { id: against.id },
        body: { ...body, version: against.version },
        idempotencyKey: last.current.key,
      };
      await (call as LooseCall)(endpointOf(action), input);
      setStale(null);
      void refresh('/api/requests');
      void refresh('/api/worklist');
      onDone(action);
      return true;
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 409) {
        setFault(errorText(error));
        return false;
      }
      const now = await call(getRequest, { params: { id: against.id } }).catch(() => null);
      if (now === null) setFault(errorText(error));
      else {
        const goOn = () => void tryAct(now, action, body, words);
        setStale({ seen: against, now, action, words, goOn });
      }
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return {
    busy,
    fault,
    stale,
    act: (action, body, words = '') => tryAct(detail, action, body, words),
    forgetStale: () => {
      setStale(null);
      void refresh('/api/requests');
    },
  };
}
