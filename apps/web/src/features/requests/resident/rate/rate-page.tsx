import { type Progress, rateByCode, seeProgress } from '@huying/server/contract/requests';
import { type ReactElement, useCallback, useEffect, useState } from 'react';
import { ApiError } from '../../../../lib/api-error.ts';
import { call } from '../../../../lib/api.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { Button } from '../../../../ui/button.tsx';
import { Empty } from '../../../../ui/empty.tsx';
import { ErrorState } from '../../../../ui/error-state.tsx';
import type { IconName } from '../../../../ui/icon.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Skeleton } from '../../../../ui/skeleton.tsx';
import { setOpenCode, useFirstCode } from '../receipt.ts';
import { RateForm, type Rating } from './rate-form.tsx';
import { rateWords } from './words.ts';

type Phase =
  | { is: 'asking' }
  | { is: 'failed'; error: unknown }
  | { is: 'open'; number: string }
  | { is: 'noCode' | 'once' | 'notYet' | 'thanks' | 'redo' | 'followed' };

const phaseOf = ({ can, rating, number }: Progress): Phase =>
  can.rate ? { is: 'open', number } : { is: rating === null ? 'notYet' : 'once' };

const isGone = (error: unknown): boolean => error instanceof ApiError && error.status === 410;

/** R4 评价: once for each matter. */
export function RatePage(): ReactElement {
  const t = useWords(rateWords);
  const code = useFirstCode();
  const [phase, setPhase] = useState<Phase>(code ? { is: 'asking' } : { is: 'noCode' });
  const ask = useCallback(() => {
    if (!code) return;
    setOpenCode(code);
    call(seeProgress, { body: { code } })
      .then((progress) => setPhase(phaseOf(progress)))
      .catch((error: unknown) => setPhase(isGone(error) ? { is: 'once' } : { is: 'failed', error }));
  }, [code]);
  useEffect(ask, [ask]);

  const rate = async (rating: Rating) => {
    try {
      const { stage } = await call(rateByCode, { body: bodyOf(code, rating) });
      const again = stage === 'handling' || stage === 'received' || stage === 'assigned';
      setPhase({ is: again ? 'redo' : rating.isGlad ? 'thanks' : 'followed' });
    } catch (error) {
      if (!isGone(error)) throw error;
      setPhase({ is: 'once' });
    }
  };
  if (phase.is === 'open') return <RateForm number={phase.number} onRate={rate} />;
  return (
    <Page title={t('title')} back="/r/progress" ownHeading>
      {phase.is === 'asking' && <Skeleton lines={5} />}
      {phase.is === 'failed' && <ErrorState error={phase.error} onRetry={ask} />}
      {phase.is !== 'asking' && phase.is !== 'failed' && <Outcome is={phase.is} />}
    </Page>
  );
}

const bodyOf = (code: string, { solved, satisfied, reasons, text }: Rating) => ({
  code,
  solved,
  satisfied,
  reasons,
  ...(text && { text }),
});

const bodies = {
  once: 'onceBody',
  notYet: 'notYetBody',
  thanks: 'thanksBody',
  redo: 'redoBody',
  followed: 'followedBody',
} as const;
const icons: Partial<Record<keyof typeof bodies, IconName>> = { thanks: 'check', redo: 'retry', notYet: 'clock' };

function Outcome({ is }: { is: keyof typeof bodies | 'noCode' }): ReactElement {
  const t = useWords(rateWords);
  return (
    <Empty
      title={t(is)}
      icon={is === 'noCode' ? 'search' : (icons[is] ?? 'check')}
      action={
        <Button variant="primary" href="/r/progress">
          {t('progress')}
        </Button>
      }
    >
      {is !== 'noCode' && t(bodies[is])}
    </Empty>
  );
}
