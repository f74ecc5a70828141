import type { ReactElement } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { jointWords } from './words.ts';
import type { List, Word } from './words-page.tsx';

interface WordRowProps {
  list: List;
  word: Word;
  onChange: (part: Partial<Word>) => void;
  onRemove: () => void;
  onUp?: () => void;
  onDown?: () => void;
}

/** One word with what it means; its place in the list with buttons. */
export function WordRow({ list, word, onChange, onRemove, onUp, onDown }: WordRowProps): ReactElement {
  const t = useWords(jointWords);
  const { name, nameEn, leads = false, single = false, communities, units } = word;
  const title = name || t('newWord');
  return (
    <li>
      <TextField label={t('wordName')} maxLength={40} value={name} onChange={(next) => onChange({ name: next })} />
      <TextField
        label={t('wordNameEn')}
        optional
        maxLength={80}
        value={nameEn}
        onChange={(next) => onChange({ nameEn: next })}
      />
      {list === 'seatRoles' && (
        <>
          <Checkbox checked={leads} onChange={(next) => onChange({ leads: next })}>
            {t('leads')}
          </Checkbox>
          <Checkbox checked={single} onChange={(next) => onChange({ single: next })}>
            {t('single')}
          </Checkbox>
        </>
      )}
      {communities && units && (
        <>
          <Range label={t('communities')} value={communities} onChange={(next) => onChange({ communities: next })} />
          <Range label={t('partners')} value={units} onChange={(next) => onChange({ units: next })} />
        </>
      )}
      <span className="row">
        {onUp && <Button variant="quiet" icon="up" label={t('upOf', { title })} onClick={onUp} />}
        {onDown && <Button variant="quiet" icon="down" label={t('downOf', { title })} onClick={onDown} />}
        <Button variant="quiet" icon="trash" label={t('dropOf', { title })} onClick={onRemove} />
      </span>
    </li>
  );
}

interface RangeProps {
  label: string;
  value: [number, number];
  onChange: (value: [number, number]) => void;
}

function Range({ label, value: [least, most], onChange }: RangeProps): ReactElement {
  const t = useWords(jointWords);
  const number = (text: string): number => Math.min(500, Number(text.replace(/\D/g, '')) || 0);
  return (
    <div className="joint-range">
      <TextField
        label={t('atLeast', { label })}
        inputMode="numeric"
        maxLength={3}
        value={least === 0 ? '' : String(least)}
        onChange={(next) => onChange([number(next), most])}
      />
      <TextField
        label={t('atMost', { label })}
        inputMode="numeric"
        maxLength={3}
        value={most === 0 ? '' : String(most)}
        onChange={(next) => onChange([least, number(next)])}
      />
    </div>
  );
}
