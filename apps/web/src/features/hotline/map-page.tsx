import {
  type CodedField,
  getHotlineMap,
  type HotlineMap,
  type HotlineMapView,
  setHotlineMap,
} from '@huying/server/contract/hotline';
import { type ReactElement, useState } from 'react';
import { call } from '../../lib/api.ts';
import { useWords } from '../../lib/i18n.ts';
import { refresh, useAnswer } from '../../lib/query.ts';
import { useAct } from '../../lib/use-act.ts';
import { Ago } from '../../ui/ago.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast-store.ts';
import { CodeChoice } from './code-choice.tsx';
import { HotlineFrame } from './hotline-frame.tsx';
import { hotlineWords, isCodeWord } from './words.ts';

const fields = ['category', 'area', 'urgency'] as const;

/** Which of ours a code of theirs stands for; codes nobody has settled come first. */
export function HotlineMapPage(): ReactElement {
  const { data, error, refetch } = useAnswer(getHotlineMap);
  return (
    <HotlineFrame>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={12} />}
      {data && <MapForm key={data.version} view={data} />}
    </HotlineFrame>
  );
}

function MapForm({ view }: { view: HotlineMapView }): ReactElement {
  const t = useWords(hotlineWords);
  const [entries, setEntries] = useState<HotlineMap>(view.entries);
  const { busy, fault, run } = useAct();
  const nameOf = (state: string): string => {
    const key = `our.${state}`;
    return isCodeWord(key) ? t(key) : state;
  };
  const isChanged = JSON.stringify(entries) !== JSON.stringify(view.entries);
  const put = (field: keyof HotlineMap, code: string, ours: string | null) =>
    setEntries((before) => {
      const { [code]: _gone, ...rest } = before[field];
      return { ...before, [field]: ours === null || ours === '' ? rest : { ...rest, [code]: ours } };
    });
  const save = () =>
    run(async () => {
      await call(setHotlineMap, { body: { version: view.version, entries } });
      await refresh('/api/hotline');
      toast(t('saved'));
    });
  return (
    <>
      <Card
        title={t('newCodes')}
        aside={
          <span className="muted">{view.version === 0 ? t('mapEmpty') : t('mapVersion', { n: view.version })}</span>
        }
      >
        <p className="muted">{t('mapHint')}</p>
        {view.unmapped.length === 0 && <p>{t('newCodesNone')}</p>}
        <ul className="hotline-list">
          {view.unmapped.map(({ field, code, label, orders, lastAt }) => (
            <li key={`${field} ${code}`}>
              <div className="hotline-main">
                <strong>{label !== '' && label !== code ? `${label}（${code}）` : code}</strong>
                <p className="muted small">
                  {t(`field.${field}`)} · {t('seen', { n: orders })} <Ago at={lastAt} />
                </p>
              </div>
              <CodeChoice
                field={field}
                code={code}
                value={entries[field][code] ?? null}
                onChange={(ours) => put(field, code, ours)}
              />
            </li>
          ))}
        </ul>
      </Card>
      <Settled entries={view.entries} now={entries} put={put} />
      <Card title={t('statuses')}>
        <p className="muted">{t('statusesHint')}</p>
        <div className="hotline-columns">
          {Object.entries(view.usual).map(([state, usual]) => (
            <TextField
              key={state}
              label={nameOf(state)}
              hint={t('usualIs', { code: usual })}
              optional
              maxLength={100}
              value={entries.status[state] ?? ''}
              onChange={(typed) => put('status', state, typed.trim())}
            />
          ))}
        </div>
      </Card>
      <FormFault fault={fault} />
      <div className="row">
        <Button variant="primary" busy={busy} disabled={!isChanged} onClick={() => void save()}>
          {t('saveMap')}
        </Button>
        {isChanged && <StatusTag tone="active">{t('unsaved')}</StatusTag>}
      </div>
    </>
  );
}

interface SettledProps {
  entries: HotlineMap;
  now: HotlineMap;
  put: (field: CodedField, code: string, ours: string | null) => void;
}

function Settled({ entries, now, put }: SettledProps): ReactElement {
  const t = useWords(hotlineWords);
  const rows = fields.flatMap((field) => Object.keys(entries[field]).map((code) => ({ field, code })));
  return (
    <Card title={t('settled')}>
      {rows.length === 0 && <p className="muted">{t('settledNone')}</p>}
      <ul className="hotline-list">
        {rows.map(({ field, code }) => (
          <li key={`${field} ${code}`}>
            <div className="hotline-main">
              <strong>{code}</strong>
              <p className="muted small">{t(`field.${field}`)}</p>
            </div>
            <CodeChoice
              field={field}
              code={code}
              value={now[field][code] ?? null}
              onChange={(ours) => put(field, code, ours)}
            />
            <Button label={t('removeOf', { code })} onClick={() => put(field, code, null)}>
              {t('remove')}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
