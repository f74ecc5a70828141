import { type FormEvent, type ReactElement, useEffect, useState } from 'react';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { ListPage } from './left-list.ts';
import type { Asked } from './paths.ts';
import { publicWords } from './words.ts';

interface FindFormProps {
  asked: Asked;
  onAsk: (asked: Asked) => void;
  /** What was read last: it says which sorts and places there are. */
  page: ListPage | null;
}

/** Words, a sort and a place to find by. Words are asked for when they are sent off, not letter by letter. */
export function FindForm({ asked, onAsk, page }: FindFormProps): ReactElement {
  const t = useWords(publicWords);
  const lang = useLanguage();
  const [typed, setTyped] = useState(asked.q);
  useEffect(() => setTyped(asked.q), [asked.q]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The keyboard of a phone makes room for what was found.
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
    onAsk({ ...asked, q: typed.trim() });
  };
  const sorts = (page?.sorts ?? []).map(({ code, name, nameEn, count }) => ({
    value: code,
    label: lang === 'en' ? nameEn : name,
    count,
  }));
  const places = (page?.places ?? [])
    .map(({ name, count }) => ({ value: name, label: name, count }))
    .sort((a, b) => a.label.localeCompare(b.label, lang));
  return (
    <search className="stack stack-tight">
      <form className="public-find" onSubmit={submit}>
        <TextField
          label={t('search')}
          hint={t('searchHint')}
          type="search"
          maxLength={60}
          value={typed}
          onChange={setTyped}
        />
        <Button type="submit" icon="search">
          {t('find')}
        </Button>
      </form>
      <div className="public-choices">
        <Choice
          label={t('sort')}
          empty={t('anySort')}
          options={sorts}
          value={asked.sort}
          onChange={(sort) => onAsk({ ...asked, sort })}
        />
        <Choice
          label={t('at')}
          empty={t('anyPlace')}
          options={places}
          value={asked.at}
          onChange={(at) => onAsk({ ...asked, at })}
        />
      </div>
    </search>
  );
}

interface ChoiceProps {
  label: string;
  empty: string;
  options: readonly { value: string; label: string; count: number }[];
  value: string;
  onChange: (value: string) => void;
}

/** What there is to choose from, each with how many there are; nothing where there is no choice. */
function Choice({ label, empty, options, value, onChange }: ChoiceProps): ReactElement | null {
  const t = useWords(publicWords);
  const shown = options
    .filter((option) => option.count > 0 || option.value === value)
    .map((option) => ({
      value: option.value,
      // How many there are of the chosen one is said below.
      label: option.value === value ? option.label : t('counted', { name: option.label, n: option.count }),
    }));
  // An address that was sent long ago may ask for what is there no longer.
  if (value !== '' && !options.some((option) => option.value === value)) shown.push({ value, label: t('notHere') });
  if (options.length === 0 || (options.length < 2 && value === '')) return null;
  return (
    <SelectField
      label={label}
      empty={empty}
      options={shown}
      value={value || null}
      onChange={(chosen) => onChange(chosen ?? '')}
    />
  );
}
