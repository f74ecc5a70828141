import { getPlaceMap } from '@huying/server/contract/territory';
import { type ReactElement, useMemo } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { useAnswer } from '../../lib/query.ts';
import { Choices } from '../../ui/choice.tsx';
import { GridMap } from '../../ui/grid-map.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { PartFields } from './part-fields.tsx';
import type { FieldsProps } from './regrid-form.tsx';
import { regridWords } from './words.ts';

const NEW = 'new';

/** With whom, and which of them goes on. */
export function MergeFields({ place, siblings, value, change }: FieldsProps): ReactElement {
  const t = useWords(regridWords);
  const map = useAnswer(getPlaceMap, { query: { level: place.level } });
  const areas = useMemo(() => {
    const beside = new Set([place.id, ...siblings.map(({ id }) => id)]);
    return (map.data?.items ?? []).filter(({ id }) => beside.has(id));
  }, [map.data, place.id, siblings]);
  const toggle = (id: string) => {
    if (id === place.id) return;
    change({
      others: value.others.includes(id) ? value.others.filter((each) => each !== id) : [...value.others, id],
    });
  };
  if (siblings.length === 0) return <p className="muted">{t('noSiblings')}</p>;
  const chosen = [place, ...siblings.filter(({ id }) => value.others.includes(id))];
  const [part] = value.parts;
  return (
    <>
      {areas.length > 0 && (
        <div className="regrid-map">
          <GridMap
            label={t('mapLabel')}
            areas={areas}
            selected={place.id}
            marked={chosen.map(({ id }) => id)}
            onSelect={toggle}
          />
        </div>
      )}
      <Choices
        label={t('which')}
        hint={t('whichHint')}
        look="chips"
        value={value.others}
        onChange={(others) => change({ others })}
        options={siblings.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField
        label={t('keep')}
        value={value.keep === '' ? NEW : value.keep}
        onChange={(keep) => change({ keep: keep === null || keep === NEW ? '' : keep })}
        options={[
          ...chosen.map(({ id, name, code }) => ({ value: id, label: t('keepOne', { name, code }) })),
          { value: NEW, label: t('asNew') },
        ]}
      />
      {part && (
        <PartFields
          part={part}
          isNew={value.keep === ''}
          onChange={(next) => change({ parts: [{ ...part, ...next }, ...value.parts.slice(1)] })}
        />
      )}
    </>
  );
}
