import '../projects.css';
import { getProjectOptions, type ProjectOptions, putProjectOptions } from '@huying/server/contract/projects';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call } from '../../../lib/api.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh, useAnswer } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { PageHeader } from '../../../ui/desk/page-header.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { FieldError } from '../../../ui/field.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { optionWords } from './words.ts';

/** /desk/projects/options: what the tenant may set about projects. */
export function OptionsPage(): ReactElement {
  const t = useWords(optionWords);
  const { data, error, refetch } = useAnswer(getProjectOptions);
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

const days = ['recheckAfterDays', 'recheckWithinDays', 'ratingCodeDays'] as const;

function OptionsForm({ options }: { options: ProjectOptions }): ReactElement {
  const t = useWords(optionWords);
  const { value, change, clear } = useDraft(`project.options.${options.version}`, {
    types: options.types.map((type) => ({ ...type })),
    recheckAfterDays: String(options.recheckAfterDays),
    recheckWithinDays: String(options.recheckWithinDays),
    ratingCodeDays: String(options.ratingCodeDays),
  });
  const { busy, fault, run } = useAct();
  const [asked, setAsked] = useState(false);
  const isWhole =
    value.types.every(({ code, name, nameEn }) => [code, name, nameEn].every((text) => text.trim() !== '')) &&
    days.every((key) => value[key] !== '');
  const put = (at: number, part: Partial<ProjectOptions['types'][number]>) =>
    change({ types: value.types.map((type, i) => (i === at ? { ...type, ...part } : type)) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!isWhole) return;
    void run(async () => {
      await call(putProjectOptions, {
        body: {
          types: value.types.map(({ code, name, nameEn }) => ({
            code: code.trim(),
            name: name.trim(),
            nameEn: nameEn.trim(),
          })),
          recheckAfterDays: Number(value.recheckAfterDays),
          recheckWithinDays: Number(value.recheckWithinDays),
          ratingCodeDays: Number(value.ratingCodeDays),
          version: options.version,
        },
      });
      clear();
      toast(t('saved'));
      await refresh('/api/project-');
    });
  };
  return (
    <form className="stack stack-loose project-form" onSubmit={submit} noValidate>
      <fieldset className="project-rows">
        <legend className="field-label">{t('types')}</legend>
        <p className="field-hint">{t('codeHint')}</p>
        {value.types.map((type, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by where it stands.
          <div className="project-row" key={at}>
            <TextField
              label={t('codeOf', { n: at + 1 })}
              maxLength={40}
              value={type.code}
              onChange={(code) => put(at, { code: code.toLowerCase().replace(/[^a-z0-9-]/g, '') })}
            />
            <TextField
              label={t('nameOf', { n: at + 1 })}
              maxLength={20}
              value={type.name}
              onChange={(name) => put(at, { name })}
            />
            <TextField
              label={t('nameEnOf', { n: at + 1 })}
              maxLength={60}
              value={type.nameEn}
              onChange={(nameEn) => put(at, { nameEn })}
            />
            <Button
              variant="quiet"
              icon="trash"
              label={t('removeOf', { n: at + 1 })}
              onClick={() => change({ types: value.types.filter((_type, i) => i !== at) })}
            >
              {t('remove')}
            </Button>
          </div>
        ))}
        <div>
          <Button icon="plus" onClick={() => change({ types: [...value.types, { code: '', name: '', nameEn: '' }] })}>
            {t('add')}
          </Button>
        </div>
      </fieldset>
      <div className="project-fields">
        {days.map((key) => (
          <TextField
            key={key}
            label={t(key)}
            inputMode="numeric"
            maxLength={3}
            value={value[key]}
            onChange={(text) => change({ [key]: text.replace(/\D/g, '') })}
          />
        ))}
      </div>
      {asked && !isWhole && <FieldError>{t('missing')}</FieldError>}
      <FormFault fault={fault} />
      <div className="row">
        <Button type="submit" variant="primary" busy={busy}>
          {t('save')}
        </Button>
        {fault?.code === 'version-conflict' && (
          <Button onClick={() => void refresh('/api/project-')}>{t('reload')}</Button>
        )}
      </div>
    </form>
  );
}
