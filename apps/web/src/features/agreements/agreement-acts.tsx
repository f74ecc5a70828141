import { type Agreement, type AgreementActionName, renewAgreement } from '@huying/server/contract/agreements';
import { type ReactElement, useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '../../lib/api.ts';
import { useUnits } from '../../lib/directory.ts';
import { useWords } from '../../lib/i18n.ts';
import { putAway } from '../../lib/put-away.ts';
import { refresh } from '../../lib/query.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { toast } from '../../ui/toast-store.ts';
import { type ActFormProps, ConcludeForm, RateForm, ReasonForm, SendForm, SignForm } from './act-forms.tsx';
import { agreementWords } from './words.ts';

type Act = AgreementActionName | 'renew';
/** The order in which the acts stand; the first that is open is the one obvious next. */
const order: readonly Act[] = ['sign', 'rate', 'conclude', 'send', 'revise', 'renew', 'send-back', 'withdraw', 'end'];
/** What may be done at any time is no obvious next act. */
const nextActs: readonly Act[] = ['sign', 'rate', 'conclude', 'send'];

/** What the caller may do now, and what is being waited for. */
export function AgreementActs({ agreement, onRevise }: { agreement: Agreement; onRevise: () => void }): ReactElement {
  const t = useWords(agreementWords);
  const [action, setAction] = useState<Exclude<Act, 'revise' | 'renew'> | null>(null);
  const [isRenewing, setRenewing] = useState(false);
  const [, go] = useLocation();
  const units = useUnits();
  const open = order.filter((name) => agreement.abilities.includes(name));
  const close = () => setAction(putAway(action));
  const press = (name: Act) => {
    if (name === 'revise') onRevise();
    else if (name === 'renew') setRenewing(true);
    else setAction(name);
  };
  const renew = async () => {
    const { id } = await call(renewAgreement, { params: { id: agreement.id }, body: {} });
    void refresh('/api/agreement');
    toast(t('did.renew'));
    go(`/desk/agreements/${id}`);
  };
  const other = agreement.mySide === 'community' ? agreement.unitId : agreement.communityId;
  const titles: Partial<Record<Act, string>> = {
    send: t('sendTitle', { name: units.name(other) }),
    sign: t('signTitle', { n: agreement.current }),
  };
  return (
    <>
      <p>{useWaiting(agreement)}</p>
      {open.length > 0 && (
        <div className="row">
          {open.map((name) => (
            <Button
              key={name}
              variant={name === open[0] && nextActs.includes(name) ? 'primary' : 'secondary'}
              onClick={() => press(name)}
            >
              {t(`act.${name}`)}
            </Button>
          ))}
        </div>
      )}
      <Dialog open={action !== null} title={action ? (titles[action] ?? t(`act.${action}`)) : ''} onClose={close}>
        {action && <Form key={action} action={action} agreement={agreement} onDone={close} />}
      </Dialog>
      <ConfirmDialog
        open={isRenewing}
        title={t('renewTitle')}
        confirm={t('act.renew')}
        onConfirm={renew}
        onClose={() => setRenewing(false)}
      >
        {t('renewBody')}
      </ConfirmDialog>
    </>
  );
}

function Form({ action, ...rest }: ActFormProps & { action: Exclude<Act, 'revise' | 'renew'> }): ReactElement {
  switch (action) {
    case 'send':
      return <SendForm {...rest} />;
    case 'sign':
      return <SignForm {...rest} />;
    case 'rate':
      return <RateForm {...rest} />;
    case 'conclude':
      return <ConcludeForm {...rest} />;
    default:
      return <ReasonForm {...rest} action={action} />;
  }
}

/** Whose turn it is, in one sentence. */
function useWaiting({ state, holderId, reviewOn, expiresOn, endReason, reviews }: Agreement): string {
  const t = useWords(agreementWords);
  const units = useUnits();
  const who = units.name(holderId);
  switch (state) {
    case 'active':
      return reviewOn ? t('next.active', { day: reviewOn }) : t('next.activeLast', { day: expiresOn ?? '' });
    case 'ended':
      return t('next.ended', { reason: endReason ?? '' });
    case 'reviewing': {
      const review = reviews.find(({ next }) => next === null);
      return review?.community && review.unit ? t('next.concluding') : t('next.reviewing', { who });
    }
    case 'expired':
    case 'withdrawn':
      return t(`next.${state}`);
    default:
      return t(`next.${state as 'drafted'}`, { who });
  }
}
