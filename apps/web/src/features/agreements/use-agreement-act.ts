import {
  type Agreement,
  type AgreementActionName,
  agreementActionEndpoints as api,
} from '@huying/server/contract/agreements';
import { call } from '../../lib/api.ts';
import { useWords } from '../../lib/i18n.ts';
import { refresh } from '../../lib/query.ts';
import { type Act, useAct } from '../../lib/use-act.ts';
import { toast } from '../../ui/toast-store.ts';
import { agreementWords } from './words.ts';

const endpoints = {
  revise: api.reviseAgreement,
  send: api.sendAgreement,
  'send-back': api.sendBackAgreement,
  sign: api.signAgreement,
  withdraw: api.withdrawAgreement,
  rate: api.rateAgreement,
  conclude: api.concludeReview,
  end: api.endAgreement,
} as const;

export interface AgreementAct extends Pick<Act, 'busy' | 'fault' | 'forget'> {
  take: (action: AgreementActionName, body: Record<string, unknown>) => Promise<boolean>;
}

/** Takes an action on an agreement as it was seen; a newer version is fetched and shown, and what was written stays. */
export function useAgreementAct(agreement: Agreement): AgreementAct {
  const t = useWords(agreementWords);
  const { busy, fault, run, forget } = useAct();
  const take: AgreementAct['take'] = async (action, body) => {
    const done = await run(async () => {
      await (call as (endpoint: unknown, input: object) => Promise<unknown>)(endpoints[action], {
        params: { id: agreement.id },
        body: { ...body, version: agreement.version },
      });
    });
    void refresh('/api/');
    if (done) toast(t(`did.${action}`));
    return done;
  };
  return { busy, fault, take, forget };
}
