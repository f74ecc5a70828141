import type { ReactElement } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { uiWords } from '../words.ts';
import type { MapArea } from './projection.ts';
import type { Step } from './steps.ts';

interface MapListProps {
  areas: readonly MapArea[];
  valueLabel: string | undefined;
  format: (value: number) => string;
  onPick: ((id: string) => void) | undefined;
  selected: string | null;
}

/** The same facts without a map: for screen readers, for small screens, and when a name is quicker. */
export function MapList({ areas, valueLabel, format, onPick, selected }: MapListProps): ReactElement {
  const t = useWords(uiWords);
  const rows = valueLabel
    ? [...areas].sort((a, b) => (b.value ?? Number.NEGATIVE_INFINITY) - (a.value ?? Number.NEGATIVE_INFINITY))
    : areas;
  return (
    <details className="map-list">
      <summary>{valueLabel ? t('mapListView', { n: areas.length }) : t('mapList')}</summary>
      {valueLabel ? (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('areaName')}</th>
              <th scope="col">{valueLabel}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((area) => (
              <tr key={area.id}>
                <th scope="row">
                  {onPick ? (
                    <button type="button" className="map-link" onClick={() => onPick(area.id)}>
                      {area.name}
                    </button>
                  ) : (
                    area.name
                  )}
                </th>
                <td>{typeof area.value === 'number' ? format(area.value) : t('mapNoValue')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <label className="map-pick">
          <span>{t('mapPick')}</span>
          <select className="input" value={selected ?? ''} onChange={(event) => onPick?.(event.target.value)}>
            <option value="">{t('mapPickNone')}</option>
            {rows.map((area) => (
              <option key={area.id} value={area.id}>
                {area.name}
              </option>
            ))}
          </select>
        </label>
      )}
    </details>
  );
}

interface LegendProps {
  label: string;
  steps: readonly Step[];
  shades: readonly (number | null)[];
  format: (value: number) => string;
  hasGaps: boolean;
}

export function MapLegend({ label, steps, shades, format, hasGaps }: LegendProps): ReactElement {
  const t = useWords(uiWords);
  return (
    <div className="map-legend">
      <span>{label}</span>
      {steps.map(({ from, to }, at) => (
        <span key={from} className="map-legend-item">
          <i className={`map-swatch map-shade-${shades[at]}`} />
          {from === to ? format(from) : `${format(from)}–${format(to)}`}
        </span>
      ))}
      {hasGaps && (
        <span className="map-legend-item">
          <i className="map-swatch map-shade-none" />
          {t('mapNoValue')}
        </span>
      )}
    </div>
  );
}

/** What the shapes on the map mean. */
export function SpotLegend({ urgent }: { urgent: boolean }): ReactElement {
  const t = useWords(uiWords);
  return (
    <div className="map-legend">
      <span className="map-legend-item">
        <i className="map-swatch map-swatch-round" />
        {t('mapSpots')}
      </span>
      {urgent && (
        <span className="map-legend-item">
          <i className="map-swatch map-swatch-urgent" />
          {t('mapSpotsUrgent')}
        </span>
      )}
    </div>
  );
}
