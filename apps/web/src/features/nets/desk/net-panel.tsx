import { changeNet, getNetMap, type Net } from '@huying/server/contract/nets';
import { type ReactElement, useMemo, useState } from 'react';
import { call } from '../../../lib/api.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh, useAnswer } from '../../../lib/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { ScrollBox } from '../../../ui/desk/scroll-box.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { GridMap } from '../../../ui/grid-map.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { netWords } from '../words.ts';
import { NetForm } from './net-form.tsx';
import { NetImport } from './net-import.tsx';
import { NetPeople } from './net-people.tsx';
import { SectionForm } from './section-form.tsx';

type Asking = 'edit' | 'section' | 'import' | 'switch' | null;

/** One net: its sections on the map and as a table, who is on duty in each, and what may be changed. */
export function NetPanel({ net, onOpen }: { net: Net; onOpen: (id: string) => void }): ReactElement {
  const t = useWords(netWords);
  const [asking, setAsking] = useState<Asking>(null);
  const { name, unit, kind, active, dayStart, nightStart } = net;
  const manages = net.abilities.includes('net.manage');
  const close = () => setAsking(null);
  const turn = async () => {
    await call(changeNet, { params: { id: net.id }, body: { version: net.version, active: !active } });
    await refresh('/api/net');
    toast(t('saved'));
  };
  return (
    <div className="stack">
      <Card
        title={name}
        aside={<StatusTag tone={active ? 'active' : 'neutral'}>{active ? t(`kind.${kind}`) : t('closed')}</StatusTag>}
      >
        <div className="stack">
          <p className="muted">
            {unit} ·{' '}
            {nightStart === null
              ? t('hoursDay', { day: dayStart })
              : t('hoursBoth', { day: dayStart, night: nightStart })}
          </p>
          {manages && asking === null && (
            <div className="row">
              <Button variant="primary" icon="plus" onClick={() => setAsking('section')}>
                {t('addSection')}
              </Button>
              <Button onClick={() => setAsking('import')}>{t('import')}</Button>
              <Button onClick={() => setAsking('edit')}>{t('editNet')}</Button>
              <Button onClick={() => setAsking('switch')}>{t(active ? 'close' : 'reopen')}</Button>
            </div>
          )}
          {asking === 'edit' && <NetForm net={net} onDone={close} />}
          {asking === 'import' && <NetImport net={net} onDone={close} />}
          {asking === 'section' && (
            <SectionForm
              netId={net.id}
              section={null}
              onDone={(made) => {
                close();
                if (made) onOpen(made);
              }}
            />
          )}
        </div>
      </Card>
      <Card title={t('map')}>
        <NetMapView net={net} onOpen={onOpen} />
      </Card>
      <Card title={t('sections')}>
        <ScrollBox label={t('sections')}>
          <table className="nets-table">
            <thead>
              <tr>
                <th scope="col">{t('sectionName')}</th>
                <th scope="col">{t('onDutyNow')}</th>
                <th scope="col">{t('phone')}</th>
              </tr>
            </thead>
            <tbody>
              {net.sections.map((section) => (
                <tr key={section.id}>
                  <th scope="row">
                    <Button variant="quiet" onClick={() => onOpen(section.id)}>
                      {section.name}
                    </Button>
                  </th>
                  <td>
                    {section.onDuty ? section.onDuty.name : <span className="muted">{t('none')}</span>}{' '}
                    {section.onDuty?.standIn && <StatusTag tone="warning">{t('standInPlain')}</StatusTag>}
                  </td>
                  <td>{section.phone ?? net.unitPhone ?? <span className="muted">{t('noPhone')}</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      </Card>
      <NetPeople net={net} />
      <ConfirmDialog
        open={asking === 'switch'}
        title={active ? t('closeTitle', { name }) : t('reopen')}
        confirm={t(active ? 'close' : 'reopen')}
        danger={active}
        onConfirm={turn}
        onClose={close}
      >
        {active ? t('closeBody') : name}
      </ConfirmDialog>
    </div>
  );
}

function NetMapView({ net, onOpen }: { net: Net; onOpen: (id: string) => void }): ReactElement {
  const t = useWords(netWords);
  const { data, error, refetch } = useAnswer(getNetMap, { params: { id: net.id } });
  const areas = useMemo(() => data?.items.filter(({ rings }) => rings.length > 0) ?? [], [data]);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} />;
  if (areas.length === 0) return <p className="muted">{t('mapNone')}</p>;
  return (
    <div className="nets-map">
      <GridMap label={t('mapLabel', { name: net.name })} areas={areas} onSelect={onOpen} />
    </div>
  );
}
