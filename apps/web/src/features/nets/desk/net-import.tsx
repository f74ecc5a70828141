import { importGround, importRoster, type Net, rejectedRosterRows, rosterTemplate } from '@huying/server/contract/nets';
import type { Datum, ImportReport } from '@huying/server/contract/territory';
import { type ReactElement, useRef, useState } from 'react';
import { call, urlOf } from '../../../lib/api.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { FieldError } from '../../../ui/field.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { netWords } from '../words.ts';

type What = 'ground' | 'list';
const datums: readonly Datum[] = ['CGCS2000', 'WGS84', 'GCJ02'];

/** Sections from polygons, or grids, phones and turns from a table: tried first, then done; wrong rows go back to be mended. */
export function NetImport({ net, onDone }: { net: Net; onDone: () => void }): ReactElement {
  const t = useWords(netWords);
  const [what, setWhat] = useState<What>('list');
  const [file, setFile] = useState<File | null>(null);
  const [datum, setDatum] = useState<Datum | null>(null);
  const [code, setCode] = useState('code');
  const [name, setName] = useState('name');
  const [report, setReport] = useState<ImportReport | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const { busy, fault, run } = useAct();
  const params = { id: net.id };
  const send = async (chosen: File, dryRun: boolean): Promise<ImportReport> => {
    if (what === 'list') return call(importRoster, { params, form: formOf(chosen, dryRun) });
    const body = {
      geojson: await chosen.text(),
      datum: datum ?? 'CGCS2000',
      codeProperty: code,
      nameProperty: name,
      dryRun,
    };
    return call(importGround, { params, body, timeoutMs: 300_000 });
  };
  const start = (dryRun: boolean) =>
    run(async () => {
      if (!file) return;
      setReport(await send(file, dryRun));
      if (!dryRun) await refresh('/api/net');
    });
  const isReady = file !== null && (what === 'list' || datum !== null);
  /** Whatever changes, the last report no longer speaks of it. */
  const anew = (change: () => void) => {
    setReport(null);
    change();
  };
  return (
    <div className="stack nets-form">
      <h3>{t('importTitle', { name: net.name })}</h3>
      <Choice<What>
        label={t('importWhat')}
        value={what}
        onChange={(next) => anew(() => [setWhat(next), setFile(null)])}
        options={[
          { value: 'list', label: t('importList'), hint: t('importListHint') },
          { value: 'ground', label: t('importGround'), hint: t('importGroundHint') },
        ]}
      />
      {what === 'list' && (
        <div>
          <Button icon="download" href={`${location.origin}${urlOf(rosterTemplate, { params })}`}>
            {t('template')}
          </Button>
        </div>
      )}
      {what === 'ground' && (
        <>
          <SelectField<Datum>
            label={t('datum')}
            hint={t('datumHint')}
            empty=""
            value={datum}
            onChange={(next) => anew(() => setDatum(next))}
            options={datums.map((each) => ({ value: each, label: t(`datum.${each}`) }))}
          />
          <TextField label={t('codeProperty')} value={code} onChange={(next) => anew(() => setCode(next))} />
          <TextField label={t('nameProperty')} value={name} onChange={(next) => anew(() => setName(next))} />
        </>
      )}
      <div className="row">
        <input
          ref={input}
          hidden
          type="file"
          accept={what === 'list' ? '.xlsx,.xls,.csv' : '.geojson,.json,application/geo+json'}
          onChange={({ target }) => {
            const [chosen] = target.files ?? [];
            if (chosen) anew(() => setFile(chosen));
            // So that choosing the same file again, once it is mended, counts as a choice.
            target.value = '';
          }}
        />
        <Button onClick={() => input.current?.click()}>{t('chooseFile')}</Button>
        {file && <span role="status">{t('chosen', { name: file.name })}</span>}
      </div>
      {busy && <Progress label={t('import')} />}
      {fault && <FieldError>{fault.message}</FieldError>}
      {report && <Report report={report} net={net} file={what === 'list' ? file : null} />}
      <div className="row">
        {report?.dryRun && report.created + report.updated > 0 ? (
          <Button variant="primary" busy={busy} onClick={() => void start(false)}>
            {t('apply')}
          </Button>
        ) : (
          <Button
            variant="primary"
            busy={busy}
            disabled={!isReady || report?.dryRun === false}
            onClick={() => void start(true)}
          >
            {t('tryFirst')}
          </Button>
        )}
        <Button onClick={onDone}>{t('close')}</Button>
      </div>
    </div>
  );
}

/** The server reads fields as they come: they must stand before the file. */
function formOf(file: File, dryRun: boolean): FormData {
  const form = new FormData();
  form.append('dryRun', String(dryRun));
  form.append('file', file);
  return form;
}

function Report({ report, net, file }: { report: ImportReport; net: Net; file: File | null }): ReactElement {
  const t = useWords(netWords);
  const { dryRun, created, updated, unchanged, refused, problems } = report;
  const { busy, fault, run } = useAct();
  const giveBack = () =>
    run(async () => {
      if (!file) return;
      const blob = await call(rejectedRosterRows, { params: { id: net.id }, form: formOf(file, true) });
      const link = document.createElement('a');
      link.href = URL.createObjectURL(blob);
      link.download = `${net.name}未导入的行.xlsx`;
      link.click();
      URL.revokeObjectURL(link.href);
    });
  return (
    <div className="stack stack-tight" role="status">
      <p>{t(dryRun ? 'tried' : 'imported', { created, updated, unchanged, refused })}</p>
      {problems.length > 0 && (
        <>
          <h3>{t('problems')}</h3>
          <ul>
            {problems.slice(0, 50).map((problem) => (
              <li key={`${problem.row} ${problem.kind}`}>
                {t('problemLine', { row: problem.row })}：{problem.detail}
              </li>
            ))}
          </ul>
        </>
      )}
      {refused > 0 && file && (
        <div>
          <Button icon="download" busy={busy} onClick={() => void giveBack()}>
            {t('rejected')}
          </Button>
        </div>
      )}
      {fault && <FieldError>{fault.message}</FieldError>}
    </div>
  );
}
