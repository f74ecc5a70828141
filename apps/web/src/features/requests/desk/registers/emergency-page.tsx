import { getEmergency, switchEmergency } from '@huying/server/contract/requests';
import { type ReactElement, useState } from 'react';
import { call } from '../../../../lib/api.ts';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { refresh, useAnswer } from '../../../../lib/query.ts';
import { mayUse, useSession } from '../../../../lib/session.ts';
import { dateTimeText } from '../../../../lib/time.ts';
import { useAct } from '../../../../lib/use-act.ts';
import { Button } from '../../../../ui/button.tsx';
import { Card } from '../../../../ui/card.tsx';
import { ErrorState } from '../../../../ui/error-state.tsx';
import { Skeleton } from '../../../../ui/skeleton.tsx';
import { StatusTag } from '../../../../ui/status-tag.tsx';
import { TextArea } from '../../../../ui/text-area.tsx';
import { toast } from '../../../../ui/toast-store.ts';
import { FormFrame } from '../acts/act-form.tsx';
import { actWords } from '../acts/words.ts';
import { RegistersFrame } from './registers-frame.tsx';
import { registerWords } from './words.ts';

/** 应急时限: whether it is in force; switched with a reason by those who may. */
export function EmergencyPage(): ReactElement {
  const t = useWords(registerWords);
  const lang = useLanguage();
  const session = useSession();
  const { data, error, refetch } = useAnswer(getEmergency);
  const [open, setOpen] = useState(false);
  return (
    <RegistersFrame hint={t('emergencyHint')}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={3} />}
      {data && (
        <Card>
          <div className="stack">
            <div>
              <StatusTag tone={data.on ? 'danger' : 'neutral'}>
                {data.on
                  ? t('emergencyOn', { at: data.since ? dateTimeText(data.since, lang) : '' })
                  : t('emergencyOff')}
              </StatusTag>
            </div>
            {data.on && data.reason && <p>{t('emergencyWhy', { reason: data.reason })}</p>}
            {mayUse(session, 'request.emergency') && !open && (
              <div>
                <Button onClick={() => setOpen(true)}>{t(data.on ? 'turnOff' : 'turnOn')}</Button>
              </div>
            )}
            {open && <Switch on={!data.on} onClose={() => setOpen(false)} />}
          </div>
        </Card>
      )}
    </RegistersFrame>
  );
}

function Switch({ on, onClose }: { on: boolean; onClose: () => void }): ReactElement {
  const t = useWords(registerWords);
  const words = useWords(actWords);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, fault, run } = useAct();
  const body = () => {
    setTried(true);
    return reason.trim().length < 2 ? null : {};
  };
  const send = async () => {
    const sent = { on, reason: reason.trim() };
    if (!(await run(async () => void (await call(switchEmergency, { body: sent }))))) return;
    void refresh('/api/emergency-limits');
    toast(t(on ? 'turnedOn' : 'turnedOff'));
    onClose();
  };
  return (
    <FormFrame
      title={t(on ? 'turnOn' : 'turnOff')}
      body={body}
      onSend={() => void send()}
      onClose={onClose}
      busy={busy}
      fault={fault?.message ?? null}
      danger={on}
    >
      <TextArea
        label={t('emergencyReason')}
        error={tried && reason.trim().length < 2 ? words('missing') : undefined}
        rows={2}
        maxLength={500}
        value={reason}
        onChange={setReason}
      />
    </FormFrame>
  );
}
