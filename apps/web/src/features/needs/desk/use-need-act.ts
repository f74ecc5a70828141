import { type Need, type NeedActionName, needActionEndpoints as api } from '@huying/server/contract/needs';
import { call } from '../../../lib/api.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh } from '../../../lib/query.ts';
import { type Act, useAct } from '../../../lib/use-act.ts';
import { toast } from '../../../ui/toast-store.ts';
import { needWords } from '../words.ts';

const endpoints = {
  verify: api.verifyNeed,
  'send-back': api.sendBackNeed,
  list: api.putNeedOnList,
  meet: api.meetNeed,
  recheck: api.recheckNeed,
  rebound: api.reboundNeed,
  gather: api.gatherNeed,
  release: api.releaseNeed,
  refuse: api.refuseNeed,
  withdraw: api.withdrawNeed,
} as const;

export interface NeedAct extends Pick<Act, 'busy' | 'fault'> {
  take: (
    action: NeedActionName,
    need: Pick<Need, 'id' | 'version'>,
    body?: Record<string, unknown>,
  ) => Promise<boolean>;
}

/** Takes an action on a need as it was seen; a newer version is fetched and shown, and what was written stays. */
export function useNeedAct(): NeedAct {
  const t = useWords(needWords);
  const { busy, fault, run } = useAct();
  const take: NeedAct['take'] = async (action, { id, version }, body = {}) => {
    const done = await run(async () => {
      await (call as (endpoint: unknown, input: object) => Promise<unknown>)(endpoints[action], {
        params: { id },
        body: { ...body, version },
      });
    });
    void refresh('/api/needs');
    if (done) toast(t(`did.${action}`));
    return done;
  };
  return { busy, fault, take };
}
