import {
  getProject,
  type Project,
  type ProjectActionName,
  projectActionEndpoints,
} from '@huying/server/contract/projects';
import { useRef, useState } from 'react';
import { type ApiError, ApiError as Fault } from '../../../lib/api-error.ts';
import { call, type Endpoint } from '../../../lib/api.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { uuidv7 } from '../../../lib/uuid.ts';
import { toast } from '../../../ui/toast-store.ts';
import { isHarmless } from './harmless.ts';
import { actWords } from './words.ts';

export type ActBody = Record<string, unknown>;
/** An act that met a newer version. */
export interface Conflict {
  seen: Project;
  now: Project;
  action: ProjectActionName;
  body: ActBody;
}
export interface ProjectDesk {
  busy: boolean;
  fault: ApiError | null;
  conflict: Conflict | null;
  /** True when it was done; otherwise `fault` or `conflict` says why. */
  take: (action: ProjectActionName, body: ActBody) => Promise<boolean>;
  /** Sends again, against the version that is in force now. */
  settle: (body: ActBody) => Promise<boolean>;
  giveWay: () => void;
  forget: () => void;
}

const endpoints = new Map<string, Endpoint>(
  Object.values(projectActionEndpoints).map((endpoint) => [endpoint.path.split('/').pop() ?? '', endpoint]),
);
/** Taken whatever others do meanwhile: the server says who was first. */
const unversioned: readonly ProjectActionName[] = ['claim', 'withdraw-claim'];

/**
 * Takes actions on the project as it was seen when the form was opened: an outdated view never overwrites. What changed
 * meanwhile without weight is passed over, anything else is shown beside it.
 */
export function useProjectDesk(seen: Project, onTaken: (action: ProjectActionName) => void): ProjectDesk {
  const t = useWords(actWords);
  const { busy, fault, run, forget } = useAct();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  /** The act that was sent last keeps its key, so that a repeat after a lost answer is the same act. */
  const last = useRef({ what: '', key: '' });

  const send = async (against: Project, action: ProjectActionName, body: ActBody): Promise<void> => {
    const endpoint = endpoints.get(action);
    if (!endpoint) throw new Error(`no endpoint for ${action}`);
    const stamped = unversioned.includes(action) ? body : { ...body, version: against.version };
    const what = JSON.stringify([action, stamped]);
    if (last.current.what !== what) last.current = { what, key: uuidv7() };
    await (call as (endpoint: Endpoint, input: object) => Promise<unknown>)(endpoint, {
      params: { id: against.id },
      body: stamped,
      idempotencyKey: last.current.key,
    });
  };
  const attempt = async (from: Project, action: ProjectActionName, body: ActBody): Promise<Conflict | null> => {
    let against = from;
    for (;;) {
      try {
        await send(against, action, body);
        return null;
      } catch (error) {
        if (!(error instanceof Fault) || error.code !== 'version-conflict') throw error;
        const now = await call(getProject, { params: { id: from.id } });
        if (!isHarmless(against, now) || now.version === against.version) return { seen: from, now, action, body };
        against = now;
      }
    }
  };
  const take = async (from: Project, action: ProjectActionName, body: ActBody): Promise<boolean> => {
    let isDone = false;
    setConflict(null);
    await run(async () => {
      const met = await attempt(from, action, body);
      setConflict(met);
      isDone = met === null;
    });
    if (isDone) {
      toast(t(`did.${action}`));
      onTaken(action);
    }
    void refresh('/api/project');
    return isDone;
  };
  return {
    busy,
    fault,
    conflict,
    take: (action, body) => take(seen, action, body),
    settle: async (body) => (conflict ? take(conflict.now, conflict.action, body) : false),
    giveWay: () => setConflict(null),
    forget,
  };
}
