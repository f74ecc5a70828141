import './agreements.css';
import { type AgreementTemplate, getAgreementTemplate, putAgreementTemplate } from '@huying/server/contract/agreements';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call } from '../../lib/api.ts';
import { useDraft } from '../../lib/drafts.ts';
import { useWords } from '../../lib/i18n.ts';
import { refresh, useAnswer } from '../../lib/query.ts';
import { useAct } from '../../lib/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PageHeader } from '../../ui/desk/page-header.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FieldError } from '../../ui/field.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast-store.ts';
import { ClausesFields } from './clauses-fields.tsx';
import { agreementWords } from './words.ts';

const numbers = ['termMonths', 'reviewMonths', 'reviewWithinDays', 'signWithinDays'] as const;

/** /desk/agreements/template: what a new agreement says before anybody changes it. */
export function AgreementTemplatePage(): ReactElement {
  const t = useWords(agreementWords);
  const { data, error, refetch } = useAnswer(getAgreementTemplate);
  return (
    <div className="desk-page">
      <PageHeader title={t('template')} description={<TemplateHint />} />
      {data ? (
        <TemplateForm key={data.version} template={data} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={10} />
      )}
    </div>
  );
}

/** The holes of the template are shown as they are written. */
function TemplateHint(): ReactElement {
  const t = useWords(agreementWords);
  const holes = { community: '{community}', unit: '{unit}', from: '{from}', until: '{until}' };
  return <>{t('templateHint', holes)}</>;
}

function TemplateForm({ template }: { template: AgreementTemplate }): ReactElement {
  const t = useWords(agreementWords);
  const { version, ...shown } = template;
  const { busy, fault, run } = useAct();
  const { value, change, clear } = useDraft(`agreements.template.${version}`, {
    ...shown,
    ...(Object.fromEntries(numbers.map((name) => [name, String(template[name])])) as Record<
      (typeof numbers)[number],
      string
    >),
  });
  const [isShort, setShort] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = value.clauses.some(({ text }) => text.trim().length < 2);
    setShort(missing);
    if (missing) return;
    void run(async () => {
      const counts = Object.fromEntries(numbers.map((name) => [name, Number(value[name])])) as Record<
        (typeof numbers)[number],
        number
      >;
      await call(putAgreementTemplate, { body: { ...value, ...counts, version } });
      clear();
      await refresh('/api/agreement-template');
      toast(t('saved'));
    });
  };
  return (
    <form className="stack stack-loose" onSubmit={submit}>
      <Card>
        <div className="stack">
          <TextField label={t('docTitle')} maxLength={60} value={value.title} onChange={(title) => change({ title })} />
          <div className="agreement-row-fields">
            {numbers.map((name) => (
              <TextField
                key={name}
                label={t(name)}
                inputMode="numeric"
                maxLength={3}
                error={fault?.fieldFault(name)}
                value={value[name]}
                onChange={(next) => change({ [name]: next })}
              />
            ))}
          </div>
        </div>
      </Card>
      <Card title={t('clauses')}>
        <ClausesFields clauses={value.clauses} onChange={(clauses) => change({ clauses })} />
      </Card>
      {isShort && <FieldError>{t('clauseMissing')}</FieldError>}
      <FormFault fault={fault} />
      <div className="row">
        <Button type="submit" variant="primary" busy={busy}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
