import './facilities.css';
import { type FacilityImportReport, importFacilities, listFacilities } from '@huying/server/contract/facilities';
import { type ReactElement, useRef, useState } from 'react';
import { call } from '../../lib/api.ts';
import { useWords } from '../../lib/i18n.ts';
import { refresh, useAnswer } from '../../lib/query.ts';
import { mayUse, residentsAddress, useSession } from '../../lib/session.ts';
import { useAct } from '../../lib/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PageHeader } from '../../ui/desk/page-header.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { facilityWords } from './words.ts';

type Datum = 'CGCS2000' | 'WGS84' | 'GCJ02';
const datums: readonly Datum[] = ['CGCS2000', 'WGS84', 'GCJ02'];

/** A1: lamp posts, manholes, benches: tried first, then imported. */
export function FacilitiesPage(): ReactElement {
  const t = useWords(facilityWords);
  const manages = mayUse(useSession(), 'place.manage');
  const { data, error, refetch } = useAnswer(listFacilities, {
    query: { west: -180, south: -90, east: 180, north: 90 },
  });
  return (
    <div className="desk-page">
      <PageHeader title={t('title')} description={t('hint')} />
      <Card>
        <div className="stack">
          {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
          {data && <p>{data.kinds.length > 0 ? t('known', { kinds: data.kinds.join('、') }) : t('knownNone')}</p>}
          <p className="muted">{t('qr', { url: residentsAddress('') })}</p>
          {manages ? <ImportForm /> : <p className="muted">{t('readOnly')}</p>}
        </div>
      </Card>
    </div>
  );
}

function ImportForm(): ReactElement {
  const t = useWords(facilityWords);
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [datum, setDatum] = useState<Datum | null>(null);
  const [report, setReport] = useState<FacilityImportReport | null>(null);
  const { busy, fault, run } = useAct();
  const send = (dryRun: boolean) =>
    void run(async () => {
      if (file === null || datum === null) return;
      const form = new FormData();
      form.append('file', file, file.name);
      setReport(await call(importFacilities, { query: { datum, dryRun }, form }));
      if (!dryRun) await refresh('/api/facilities');
    });
  const choose = (next: File | undefined) => {
    if (!next) return;
    setFile(next);
    setReport(null);
  };
  const ready = file !== null && datum !== null;
  const tried = report?.dryRun === true && report.created + report.updated > 0;
  return (
    <form className="stack facilities-form" onSubmit={(event) => event.preventDefault()}>
      <Field label={t('file')} hint={t('fileHint')}>
        {(wiring) => (
          <div className="row">
            <input
              {...wiring}
              ref={input}
              hidden
              type="file"
              accept=".xlsx,.xls,.csv,.geojson,.json"
              onChange={({ target }) => {
                choose(target.files?.[0]);
                // So that choosing the same file again, once it is mended, counts as a choice.
                target.value = '';
              }}
            />
            <Button onClick={() => input.current?.click()}>{t(file === null ? 'choose' : 'change')}</Button>
            <span role="status">{file?.name}</span>
          </div>
        )}
      </Field>
      <SelectField<Datum>
        label={t('datum')}
        hint={t('datumHint')}
        empty=""
        value={datum}
        onChange={(next) => {
          setDatum(next);
          setReport(null);
        }}
        options={datums.map((each) => ({ value: each, label: t(`datum.${each}`) }))}
      />
      <FormFault fault={fault} />
      <div className="row">
        <Button variant={tried ? 'secondary' : 'primary'} busy={busy} disabled={!ready} onClick={() => send(true)}>
          {t('try')}
        </Button>
        {tried && (
          <Button variant="primary" busy={busy} onClick={() => send(false)}>
            {t('apply')}
          </Button>
        )}
      </div>
      {report && <Report report={report} />}
    </form>
  );
}

function Report({ report }: { report: FacilityImportReport }): ReactElement {
  const t = useWords(facilityWords);
  const { rows, created, updated, unchanged, refused, problems, dryRun } = report;
  return (
    <div className="stack stack-tight">
      <p role="status">
        <strong>{t(dryRun ? 'tried' : 'done')}</strong> {t('counts', { rows, created, updated, unchanged, refused })}
      </p>
      {problems.length > 0 && (
        <div className="facilities-scroll">
          <table className="facilities-table">
            <thead>
              <tr>
                <th scope="col">{t('row')}</th>
                <th scope="col">{t('code')}</th>
                <th scope="col">{t('problem')}</th>
              </tr>
            </thead>
            <tbody>
              {problems.map(({ row, code, detail }) => (
                <tr key={row}>
                  <td>{row}</td>
                  <td>{code}</td>
                  <td>{detail}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
