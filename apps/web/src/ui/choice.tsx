import './choice.css';
import './field.css';
import { type ReactElement, useId } from 'react';
import { classNames } from './class-names.ts';
import { FieldError } from './field.tsx';
import { Icon } from './icon.tsx';

export interface ChoiceOption<V extends string> {
  value: V;
  label: string;
  hint?: string;
}

interface CommonProps<V extends string> {
  label: string;
  hint?: string;
  error?: string | undefined;
  options: readonly ChoiceOption<V>[];
  /** 'tiles' unless told; 'chips' for many short ones. */
  look?: 'tiles' | 'chips';
}
export interface ChoiceProps<V extends string> extends CommonProps<V> {
  value: V | null;
  onChange: (value: V) => void;
}
export interface ChoicesProps<V extends string> extends CommonProps<V> {
  value: readonly V[];
  onChange: (value: V[]) => void;
}

/** One of several, as big tiles. */
export function Choice<V extends string>({ value, onChange, ...rest }: ChoiceProps<V>): ReactElement {
  return <Tiles {...rest} type="radio" isOn={(option) => option === value} turn={(option) => onChange(option)} />;
}

/** Any number of several. */
export function Choices<V extends string>({ value, onChange, ...rest }: ChoicesProps<V>): ReactElement {
  const turn = (option: V) =>
    onChange(value.includes(option) ? value.filter((each) => each !== option) : [...value, option]);
  return <Tiles {...rest} type="checkbox" isOn={(option) => value.includes(option)} turn={turn} />;
}

interface TilesProps<V extends string> extends CommonProps<V> {
  type: 'radio' | 'checkbox';
  isOn: (value: V) => boolean;
  turn: (value: V) => void;
}

function Tiles<V extends string>(props: TilesProps<V>): ReactElement {
  const { label, hint, error, options, look = 'tiles', type, isOn, turn } = props;
  const id = useId();
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <fieldset className="field" aria-describedby={describedBy || undefined}>
      <legend className="field-label">{label}</legend>
      {hint && (
        <div className="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      <div className={classNames('choice-list', look === 'chips' && 'choice-chips')}>
        {options.map((option) => (
          <label className={classNames('choice', isOn(option.value) && 'choice-on')} key={option.value}>
            <input
              type={type}
              name={id}
              value={option.value}
              checked={isOn(option.value)}
              onChange={() => turn(option.value)}
            />
            <span className="choice-mark">
              <Icon name="check" />
            </span>
            <span className="choice-words">
              <span>{option.label}</span>
              {option.hint && <span className="field-hint">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
