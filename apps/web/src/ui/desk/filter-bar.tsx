import './filter-bar.css';
import { Button, Checkbox, DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import type { ReactElement } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { SearchInput } from './search-input.tsx';
import { deskUiWords } from './words.ts';

export type FilterValue = string | readonly string[] | boolean | undefined;
/** One flat record, ready for the query of a list and for a saved view. */
export type FilterValues = Readonly<Record<string, FilterValue>>;

export type Filter =
  | { kind: 'search'; key: string; label: string }
  | {
      kind: 'select';
      key: string;
      label: string;
      options: readonly { value: string; label: string }[];
      multiple?: boolean;
    }
  /** Two civil dates ('2026-03-05') under two keys. */
  | { kind: 'dates'; from: string; to: string; label: string }
  | { kind: 'switch'; key: string; label: string };

export interface FilterBarProps {
  filters: readonly Filter[];
  value: FilterValues;
  onChange: (value: FilterValues) => void;
  /** Keys that a page sets by itself and 「清空筛选」 must leave alone. */
  keep?: readonly string[];
}

const isSet = (value: FilterValue): boolean =>
  value !== undefined && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0);

export function FilterBar({ filters, value, onChange, keep = [] }: FilterBarProps): ReactElement {
  const t = useWords(deskUiWords);
  const set = (part: FilterValues) =>
    onChange(Object.fromEntries(Object.entries({ ...value, ...part }).filter(([, each]) => isSet(each))));
  const clear = () => onChange(Object.fromEntries(Object.entries(value).filter(([key]) => keep.includes(key))));
  const isFiltered = Object.entries(value).some(([key, each]) => !keep.includes(key) && isSet(each));
  return (
    <search className="filter-bar" aria-label={t('filters')}>
      <div className="filter-fields">
        {filters.map((filter) => (
          <FilterField key={'key' in filter ? filter.key : filter.from} filter={filter} value={value} set={set} />
        ))}
        {isFiltered && (
          <Button type="text" onClick={clear}>
            {t('clearFilters')}
          </Button>
        )}
      </div>
    </search>
  );
}

interface FilterFieldProps {
  filter: Filter;
  value: FilterValues;
  set: (part: FilterValues) => void;
}

function FilterField({ filter, value, set }: FilterFieldProps): ReactElement {
  const t = useWords(deskUiWords);
  const { label } = filter;
  switch (filter.kind) {
    case 'search': {
      const text = value[filter.key];
      return (
        <SearchInput
          label={label}
          value={typeof text === 'string' ? text : ''}
          onSearch={(words) => set({ [filter.key]: words })}
        />
      );
    }
    case 'select': {
      const current = value[filter.key];
      return (
        <Select
          className="filter-select"
          aria-label={label}
          prefix={<span className="filter-prefix">{label}</span>}
          allowClear
          maxTagCount={2}
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: 'label' }}
          {...(filter.multiple && { mode: 'multiple' as const })}
          options={[...filter.options]}
          value={current as string | string[] | undefined}
          onChange={(next: string | string[] | undefined) => set({ [filter.key]: next })}
        />
      );
    }
    case 'dates': {
      const day = (key: string) => {
        const text = value[key];
        return typeof text === 'string' ? dayjs(text) : null;
      };
      return (
        <DatePicker.RangePicker
          className="filter-dates"
          aria-label={label}
          prefix={<span className="filter-prefix">{label}</span>}
          allowEmpty={[true, true]}
          placeholder={[t('from'), t('to')]}
          value={[day(filter.from), day(filter.to)]}
          onChange={(range) =>
            set({ [filter.from]: range?.[0]?.format('YYYY-MM-DD'), [filter.to]: range?.[1]?.format('YYYY-MM-DD') })
          }
        />
      );
    }
    case 'switch':
      return (
        <Checkbox
          checked={value[filter.key] === true}
          onChange={(event) => set({ [filter.key]: event.target.checked })}
        >
          {label}
        </Checkbox>
      );
  }
}
