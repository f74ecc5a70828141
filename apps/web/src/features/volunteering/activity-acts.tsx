import {
  type Activity,
  cancelActivity,
  confirmActivities,
  restoreActivity,
  sendBackActivity,
} from '@huying/server/contract/volunteering';
import { type FormEvent, type ReactElement, useState } from 'react';
import { ApiError } from '../../lib/api-error.ts';
import { call } from '../../lib/api.ts';
import { useDraft } from '../../lib/drafts.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { putAway } from '../../lib/put-away.ts';
import { refresh } from '../../lib/query.ts';
import { useAct } from '../../lib/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { toast } from '../../ui/toast-store.ts';
import { Tally } from './tally.tsx';
import { activityWords } from './words.ts';

type Asked = 'confirm' | 'send-back' | 'cancel' | null;

interface ActsProps {
  activity: Activity;
  hasBegun: boolean;
  onEdit: (what: 'plan' | 'record') => void;
}

/** What may be done now, the likeliest first. */
export function ActivityActs({ activity, hasBegun, onEdit }: ActsProps): ReactElement | null {
  const t = useWords(activityWords);
  const lang = useLanguage();
  const [asked, setAsked] = useState<Asked>(null);
  const { busy, fault, run } = useAct();
  const { id, version, abilities, state } = activity;
  const may = (act: string): boolean => abilities.includes(act);
  const records = may('record') && hasBegun;
  const confirm = async () => {
    const { results } = await call(confirmActivities, { body: { items: [{ id, version }] } });
    await refresh('/api/activit');
    const [result] = results;
    if (result && !result.ok) {
      const detail = lang === 'en' ? result.en : result.zh;
      const problem = { title: detail, detail, code: result.code ?? '', instance: '', errors: [], details: {} };
      throw new ApiError(409, problem);
    }
    toast(t('confirmed'));
  };
  const restore = () =>
    run(async () => {
      await call(restoreActivity, { params: { id }, body: { version } });
      await refresh('/api/activit');
      toast(t('restored'));
    });
  if (!['record', 'revise', 'cancel', 'restore', 'confirm', 'send-back'].some(may)) return null;
  return (
    <>
      <FormFault fault={fault} />
      <div className="row">
        {may('confirm') && (
          <Button variant="primary" onClick={() => setAsked('confirm')}>
            {t('confirm')}
          </Button>
        )}
        {may('send-back') && <Button onClick={() => setAsked('send-back')}>{t('sendBack')}</Button>}
        {records && (
          <Button variant={state === 'held' ? 'secondary' : 'primary'} onClick={() => onEdit('record')}>
            {t(state === 'planned' ? 'record' : 'recordAgain')}
          </Button>
        )}
        {may('revise') && <Button onClick={() => onEdit('plan')}>{t('revise')}</Button>}
        {may('cancel') && <Button onClick={() => setAsked('cancel')}>{t('cancel')}</Button>}
        {may('restore') && (
          <Button variant="primary" busy={busy} onClick={() => void restore()}>
            {t('restore')}
          </Button>
        )}
      </div>
      <ConfirmDialog
        open={asked === 'confirm'}
        title={t('confirmOne')}
        confirm={t('confirm')}
        onConfirm={confirm}
        onClose={() => setAsked(null)}
      >
        <p>
          <Tally {...activity} />
        </p>
        <p>{t('confirmBody')}</p>
      </ConfirmDialog>
      <Dialog
        open={asked === 'send-back' || asked === 'cancel'}
        title={t(asked === 'cancel' ? 'cancel' : 'sendBack')}
        onClose={() => setAsked(null)}
      >
        {(asked === 'send-back' || asked === 'cancel') && (
          <ReasonForm activity={activity} act={asked} onDone={() => setAsked(putAway<Asked>(asked))} />
        )}
      </Dialog>
    </>
  );
}

const endpoints = { 'send-back': sendBackActivity, cancel: cancelActivity } as const;

function ReasonForm({
  activity: { id, version },
  act,
  onDone,
}: {
  activity: Activity;
  act: 'send-back' | 'cancel';
  onDone: () => void;
}): ReactElement {
  const t = useWords(activityWords);
  const { busy, fault, run } = useAct();
  const { value, change, clear } = useDraft(`activity.${id}.${act}`, { reason: '' });
  const reason = value.reason.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      await call(endpoints[act], { params: { id }, body: { version, reason } });
      clear();
      await refresh('/api/activit');
      toast(t(act === 'cancel' ? 'cancelled' : 'sentBack'));
      onDone();
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <TextArea
        label={t('reason')}
        hint={t(act === 'cancel' ? 'cancelHint' : 'sendBackHint')}
        rows={3}
        maxLength={300}
        value={value.reason}
        onChange={(next) => change({ reason: next })}
      />
      <FormFault fault={fault} />
      <div>
        <Button type="submit" variant="primary" busy={busy} disabled={reason.length < 2}>
          {t(act === 'cancel' ? 'cancelDo' : 'sendBackDo')}
        </Button>
      </div>
    </form>
  );
}
