import { type Hazard, type HazardActionName, hazardActionEndpoints as api } from '@huying/server/contract/patrols';
import { call } from '../../../lib/api.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh } from '../../../lib/query.ts';
import { type Act, useAct } from '../../../lib/use-act.ts';
import { toast } from '../../../ui/toast-store.ts';
import { patrolWords } from '../words.ts';

const endpoints = {
  assign: api.assignHazard,
  rectify: api.rectifyHazard,
  clear: api.clearHazard,
  'send-back': api.sendBackHazard,
  void: api.voidHazard,
} as const;

export interface HazardAct extends Pick<Act, 'busy' | 'fault'> {
  take: (action: HazardActionName, body: Record<string, unknown>) => Promise<boolean>;
}

/** Takes an action on a hazard as it was seen; a newer version is fetched and shown, and what was written stays. */
export function useHazardAct(hazard: Hazard): HazardAct {
  const t = useWords(patrolWords);
  const { busy, fault, run } = useAct();
  const take: HazardAct['take'] = async (action, body) => {
    const done = await run(async () => {
      await (call as (endpoint: unknown, input: object) => Promise<unknown>)(endpoints[action], {
        params: { id: hazard.id },
        body: { ...body, version: hazard.version },
      });
    });
    void refresh('/api/');
    if (done) toast(t(`did.${action}`));
    return done;
  };
  return { busy, fault, take };
}
