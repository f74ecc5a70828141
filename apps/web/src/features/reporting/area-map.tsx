import type { Dashboard } from '@huying/server/contract/reporting';
import { getPlaceMap } from '@huying/server/contract/territory';
import { type ReactElement, useMemo, useState } from 'react';
import { usePlaces } from '../../lib/directory.ts';
import { useWords } from '../../lib/i18n.ts';
import { useAnswer } from '../../lib/query.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Choice } from '../../ui/choice.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { GridMap, type MapArea } from '../../ui/grid-map.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Figure } from './figure.tsx';
import { areasBelow } from './areas-below.ts';
import { reportWords } from './words.ts';

type Metric = 'open' | 'overdue';

interface AreaMapProps {
  report: Dashboard;
  /** The figures of one place on their own. */
  hrefOf: (placeId: string) => string;
}

/** The places of the lines, coloured by what is open or overdue there; a place without a boundary is drawn by its grids. */
export function AreaMap({ report, hrefOf }: AreaMapProps): ReactElement {
  const t = useWords(reportWords);
  const places = usePlaces();
  const map = useAnswer(getPlaceMap);
  const [metric, setMetric] = useState<Metric>('open');
  const [selected, setSelected] = useState<string | null>(null);
  const drawn = useMemo(() => areasBelow(map.data?.items ?? [], places.items), [map.data, places.items]);
  const areas = useMemo(
    () =>
      report.byPlace.flatMap((row): MapArea[] => {
        const found = row.placeId === null || row.placeId === report.placeId ? undefined : drawn.get(row.placeId);
        return found ? [{ ...found, name: places.name(row.placeId), value: row[metric] }] : [];
      }),
    [report, drawn, metric, places],
  );
  const chosen = report.byPlace.find(({ placeId }) => placeId !== null && placeId === selected);
  const isPending = map.isPending || places.isPending;
  return (
    <Card title={t('map')}>
      {map.error && !map.data ? (
        <ErrorState error={map.error} onRetry={() => void map.refetch()} />
      ) : isPending ? (
        <Skeleton lines={6} />
      ) : areas.length === 0 ? (
        <p className="muted">{t('mapNone')}</p>
      ) : (
        <div className="stack report-map">
          <Choice<Metric>
            label={t('mapMetric')}
            look="chips"
            value={metric}
            onChange={setMetric}
            options={[
              { value: 'open', label: t('open') },
              { value: 'overdue', label: t('overdue') },
            ]}
          />
          <GridMap
            label={t('mapLabel', { what: t(metric) })}
            areas={areas}
            selected={selected}
            onSelect={setSelected}
            valueLabel={t(metric)}
          />
          <div className="report-chosen" role="status">
            {chosen?.placeId ? (
              <>
                <strong>{places.name(chosen.placeId)}</strong>
                <span>
                  {t('open')} <Figure filter={{ ...report.filters.open, ...chosen.filter }}>{chosen.open}</Figure>
                </span>
                <span>
                  {t('overdue')}{' '}
                  <Figure filter={{ ...report.filters.overdue, ...chosen.filter }}>{chosen.overdue}</Figure>
                </span>
                <Button href={hrefOf(chosen.placeId)}>{t('lookInto', { name: places.name(chosen.placeId) })}</Button>
              </>
            ) : (
              <span className="muted">{t('mapPick')}</span>
            )}
          </div>
        </div>
      )}
    </Card>
  );
}
