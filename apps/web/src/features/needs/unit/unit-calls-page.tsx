import { listOpenCalls, listProjectTypes, projectActionEndpoints } from '@huying/server/contract/projects';
import { type ReactElement, useState } from 'react';
import { call } from '../../../lib/api.ts';
import { momentOf } from '../../../lib/civil-day.ts';
import { usePlaces, useUnits } from '../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { refresh, useAnswer } from '../../../lib/query.ts';
import { dayText } from '../../../lib/time.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { ClaimForm, type OpenCall } from './claim-form.tsx';
import { UnitFrame } from './unit-frame.tsx';
import { claimState } from './claim-state.ts';
import { unitWords } from './words.ts';

/** /desk/unit/calls: open calls, those that close first before the others; claimed in two taps. */
export function UnitCallsPage(): ReactElement {
  const t = useWords(unitWords);
  const { data, error, refetch } = useAnswer(listOpenCalls);
  const [claiming, setClaiming] = useState<OpenCall | null>(null);
  return (
    <UnitFrame hint={t('callsHint')}>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data?.items.length === 0 && (
        <Empty title={t('noCalls')} action={<Button href="/desk/unit/needs">{t('needs')}</Button>}>
          {t('noCallsBody')}
        </Empty>
      )}
      <ul className="unit-list">
        {data?.items.map((each) => (
          <CallItem key={each.id} openCall={each} onClaim={() => setClaiming(each)} />
        ))}
      </ul>
      <Dialog open={claiming !== null} title={t('claim')} sheet onClose={() => setClaiming(null)}>
        {claiming && <ClaimForm key={claiming.id} openCall={claiming} onDone={() => setClaiming(null)} />}
      </Dialog>
    </UnitFrame>
  );
}

function CallItem({ openCall, onClaim }: { openCall: OpenCall; onClaim: () => void }): ReactElement {
  const t = useWords(unitWords);
  const lang = useLanguage();
  const units = useUnits();
  const places = usePlaces();
  const types = useAnswer(listProjectTypes).data?.items ?? [];
  const { busy, fault, run } = useAct();
  const { id, title, type, content, placeId, plannerId, budgetAmount, mode, conditions, closesOn, claims } = openCall;
  const mine = claimState(openCall.mine);
  const named = types.find(({ code }) => code === type);
  const about = [
    named && (lang === 'en' ? named.nameEn : named.name),
    places.name(placeId),
    t('planner', { name: units.name(plannerId) }),
    budgetAmount && t('budget', { amount: budgetAmount }),
    claims > 0 && t('claimsN', { n: claims }),
  ].filter(Boolean);
  const withdraw = () =>
    run(async () => {
      await call(projectActionEndpoints.withdrawClaim, { params: { id }, body: {} }).finally(
        () => void refresh('/api/project'),
      );
      toast(t('withdrawn'));
    });
  return (
    <li className="unit-item">
      <div className="row">
        <StatusTag tone={mode === 'first' ? 'active' : 'neutral'}>
          {t(mode === 'first' ? 'mode.first' : 'mode.choice')}
        </StatusTag>
        <span>{t('closesOn', { day: dayText(momentOf(closesOn), lang) })}</span>
        {mine && <StatusTag tone="success">{t(`mine.${mine}`)}</StatusTag>}
      </div>
      <p>
        <strong>{title}</strong>
      </p>
      <p>{content}</p>
      {conditions && <p>{`${t('conditions')}：${conditions}`}</p>}
      <p className="muted">{about.join(' · ')}</p>
      <FormFault fault={fault} />
      <div className="row">
        {mine === 'waiting' ? (
          <Button busy={busy} label={t('withdrawOf', { title })} onClick={() => void withdraw()}>
            {t('withdraw')}
          </Button>
        ) : (
          <Button variant="primary" label={t('claimOf', { title })} onClick={onClaim}>
            {t('claim')}
          </Button>
        )}
      </div>
    </li>
  );
}
