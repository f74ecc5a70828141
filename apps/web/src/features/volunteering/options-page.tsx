import './volunteering.css';
import { type ActivityOptions, getActivityOptions, putActivityOptions } from '@huying/server/contract/volunteering';
import type { FormEvent, ReactElement } from 'react';
import { call } from '../../lib/api.ts';
import { useDraft } from '../../lib/drafts.ts';
import { useWords } from '../../lib/i18n.ts';
import { refresh, useAnswer } from '../../lib/query.ts';
import { useAct } from '../../lib/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PageHeader } from '../../ui/desk/page-header.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast-store.ts';
import { optionWords } from './option-words.ts';

/** /desk/activities/options: how activities are sorted here, and how long names are kept. */
export function ActivityOptionsPage(): ReactElement {
  const t = useWords(optionWords);
  const { data, error, refetch } = useAnswer(getActivityOptions);
  return (
    <div className="desk-page">
      <PageHeader title={t('title')} description={t('hint')} />
      {!data && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && (
        <Card>
          <OptionsForm key={data.version} options={data} />
        </Card>
      )}
    </div>
  );
}

/** Codes are for the machine: nobody has to think of one. */
const newCode = (): string => `k-${Date.now().toString(36)}-${Math.floor(Math.random() * 1296).toString(36)}`;

function OptionsForm({ options }: { options: ActivityOptions }): ReactElement {
  const t = useWords(optionWords);
  const { busy, fault, run } = useAct();
  const { value, change, clear } = useDraft(`activity.options.${options.version}`, {
    kinds: options.kinds.map((kind) => ({ ...kind })),
    days: String(options.namesKeepDays),
  });
  const { kinds } = value;
  const isWhole = kinds.length > 0 && value.days !== '' && kinds.every(({ name }) => name.trim() !== '');
  const put = (code: string, part: Partial<ActivityOptions['kinds'][number]>) =>
    change({ kinds: kinds.map((kind) => (kind.code === code ? { ...kind, ...part } : kind)) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      await call(putActivityOptions, {
        body: {
          version: options.version,
          namesKeepDays: Number(value.days),
          kinds: kinds.map(({ code, name, nameEn }) => ({ code, name: name.trim(), nameEn: nameEn.trim() })),
        },
      });
      clear();
      toast(t('saved'));
      await refresh('/api/activity-');
    });
  };
  return (
    <form className="stack activity-form" onSubmit={submit}>
      {kinds.map(({ code, name, nameEn }, at) => (
        <div className="activity-kind" key={code}>
          <TextField
            label={t('nameOf', { n: at + 1 })}
            maxLength={20}
            value={name}
            onChange={(next) => put(code, { name: next })}
          />
          <TextField
            label={t('nameEnOf', { n: at + 1 })}
            maxLength={60}
            value={nameEn}
            onChange={(next) => put(code, { nameEn: next })}
          />
          <Button
            variant="quiet"
            icon="trash"
            label={t('dropOf', { name: name || at + 1 })}
            onClick={() => change({ kinds: kinds.filter((kind) => kind.code !== code) })}
          />
        </div>
      ))}
      <div>
        <Button icon="plus" onClick={() => change({ kinds: [...kinds, { code: newCode(), name: '', nameEn: '' }] })}>
          {t('add')}
        </Button>
      </div>
      <TextField
        label={t('days')}
        hint={t('daysHint')}
        inputMode="numeric"
        maxLength={4}
        error={fault?.fieldFault('namesKeepDays')}
        value={value.days}
        onChange={(next) => change({ days: next.replace(/\D/g, '') })}
      />
      <FormFault fault={fault} />
      <div className="row">
        <Button type="submit" variant="primary" busy={busy} disabled={!isWhole}>
          {t('save')}
        </Button>
        {fault?.code === 'version-conflict' && (
          <Button onClick={() => void refresh('/api/activity-')}>{t('reload')}</Button>
        )}
      </div>
    </form>
  );
}
