import { getPlaceMap } from '@huying/server/contract/territory';
import { type ReactElement, useMemo } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { useAnswer } from '../../lib/query.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { GridMap } from '../../ui/grid-map.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { PartFields } from './part-fields.tsx';
import type { FieldsProps } from './regrid-form.tsx';
import { regridWords } from './words.ts';

const NONE = 'none';

/** A line across the place, and what its two sides will be. */
export function SplitFields({ place, value, change }: FieldsProps): ReactElement {
  const t = useWords(regridWords);
  const map = useAnswer(getPlaceMap, { query: { level: place.level } });
  const areas = useMemo(() => (map.data?.items ?? []).filter(({ id }) => id === place.id), [map.data, place.id]);
  if (map.isPending) return <Skeleton lines={6} />;
  if (areas.length === 0) return <p className="muted">{t('noBoundary')}</p>;
  const { line, keep, parts } = value;
  return (
    <>
      <fieldset className="field">
        <legend className="field-label">{t('cutMap')}</legend>
        <p className="field-hint">{t('cutHint')}</p>
        <div className="regrid-map">
          <GridMap label={t('cutMap')} areas={areas} line={line} onLine={(at) => change({ line: [...line, at] })} />
        </div>
        <div className="row">
          <span role="status">{t('cutPoints', { n: line.length })}</span>
          <Button disabled={line.length === 0} onClick={() => change({ line: line.slice(0, -1) })}>
            {t('cutBack')}
          </Button>
          <Button disabled={line.length === 0} onClick={() => change({ line: [] })}>
            {t('cutClear')}
          </Button>
          <Button disabled={line.length < 2} onClick={() => change({ line: [...line].reverse() })}>
            {t('cutSwap')}
          </Button>
        </div>
      </fieldset>
      <Choice
        label={t('keep')}
        look="chips"
        value={keep === '' ? NONE : keep}
        onChange={(next) => change({ keep: next === NONE ? '' : next })}
        options={[
          ...parts.map((_part, i) => ({ value: String(i), label: t('partKeeps', { n: i + 1, name: place.name }) })),
          { value: NONE, label: t('asNew') },
        ]}
      />
      {parts.map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the sides of the line are known by their place only.
        <section key={i} className="stack stack-tight" aria-label={t('part', { n: i + 1 })}>
          <h2>{t('part', { n: i + 1 })}</h2>
          <PartFields
            part={part}
            isNew={keep !== String(i)}
            onChange={(next) => change({ parts: parts.map((each, at) => (at === i ? { ...each, ...next } : each)) })}
          />
        </section>
      ))}
    </>
  );
}
