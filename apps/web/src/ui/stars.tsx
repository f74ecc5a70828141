import './rating.css';
import './field.css';
import { type ReactElement, useId } from 'react';
import { useWords } from '../lib/i18n.ts';
import { classNames } from './class-names.ts';
import { uiWords } from './words.ts';

/** The five national levels of 好差评, 5 = 非常满意 … 1 = 非常不满意. */
export type StarLevel = 1 | 2 | 3 | 4 | 5;

export interface StarsProps {
  label: string;
  value: StarLevel | null;
  onChange: (value: StarLevel) => void;
  /** Levels that may be chosen, for example only 1 and 2 after the sad face. */
  levels?: readonly StarLevel[];
}

const all: readonly StarLevel[] = [1, 2, 3, 4, 5];

export function Stars({ label, value, onChange, levels = all }: StarsProps): ReactElement {
  const t = useWords(uiWords);
  const name = useId();
  return (
    <fieldset>
      <legend className="field-label">{label}</legend>
      <div className="stars">
        {levels.map((level) => (
          <label key={level} className={classNames('star', value !== null && level <= value && 'star-on')}>
            <input
              type="radio"
              name={name}
              checked={level === value}
              aria-label={t('stars', { n: level, word: t(`star${level}`) })}
              onChange={() => onChange(level)}
            />
            <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden="true">
              <path d="M12 3.2l2.7 5.6 6.1.8-4.5 4.3 1.1 6.1L12 17l-5.4 3 1.1-6.1L3.2 9.6l6.1-.8z" />
            </svg>
          </label>
        ))}
        <span className="stars-word" aria-hidden="true">
          {value !== null && t(`star${value}`)}
        </span>
      </div>
    </fieldset>
  );
}
