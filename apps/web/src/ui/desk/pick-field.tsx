import './pick-field.css';
import { type FocusEvent, type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { afterPress } from '../../lib/after-press.ts';
import { useWords } from '../../lib/i18n.ts';
import { Button } from '../button.tsx';
import { classNames } from '../class-names.ts';
import { Field, type FieldProps } from '../field.tsx';
import { type PickOption, pickGroups } from './pick-options.ts';
import { pickWords } from './pick-words.ts';
import { useHeldForm } from './use-held-form.ts';

export type { PickOption } from './pick-options.ts';

export interface PickFieldProps extends FieldProps {
  options: readonly PickOption[];
  value: string | null;
  onChange: (value: string | null) => void;
  /** Whether choosing nothing is possible. */
  clearable?: boolean;
  name?: string;
}

/**
 * What is typed: still looked for; entered before the options came, so that the first that fits is chosen when they are
 * there; chosen on leaving, until the list is folded; left with nothing chosen.
 */
type Phase = 'typing' | 'early' | 'taken' | 'left';

/**
 * One of many by a few letters: type, arrows, Enter. The list unfolds in place, so it works inside any dialog. Words that
 * choose nothing stay where they were typed, and the form is not sent until they are chosen from or taken out.
 */
export function PickField(props: PickFieldProps): ReactElement {
  const { options, value, onChange, clearable, name } = props;
  const t = useWords(pickWords);
  const [typed, setTyped] = useState<string | null>(null);
  const [phase, setPhase] = useState<Phase>('typing');
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  // The form was sent before one was chosen: it goes once one is.
  const [isAwaited, setAwaited] = useState(false);
  const isEarly = phase === 'early';
  const isOpen = typed !== null && phase !== 'left';
  const words = typed?.trim() ?? '';
  const groups = typed === null ? [] : pickGroups(options, typed);
  const flat = groups.flatMap((group) => group.options);
  const active = flat[Math.min(at, flat.length - 1)];
  const chosen = options.find((option) => option.value === value);
  useEffect(() => {
    if (active) list.current?.querySelector('.is-active')?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  // Chosen elsewhere, such as by a suggestion: that goes before words that chose nothing.
  const [known, setKnown] = useState(value);
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  }, [value]);
  if (known !== value) {
    setKnown(value);
    if (phase === 'left') {
      setPhase('typing');
      setTyped(null);
    }
  }

  useHeldForm(input, words !== '' && phase !== 'taken', () => {
    if (!isEarly && flat.length !== 1) return setPhase('left');
    if (!isEarly) choose(active);
    setAwaited(true);
  });

  const open = (text: string) => {
    fold();
    setTyped(text);
    setAt(
      text === ''
        ? Math.max(
            0,
            options.findIndex((option) => option.value === value),
          )
        : 0,
    );
  };
  const fold = () => {
    setAwaited(false);
    setPhase('typing');
    setTyped(null);
  };
  const choose = (option: PickOption | undefined) => {
    if (!option) return;
    onChange(option.value);
    fold();
  };
  const clear = () => {
    onChange(null);
    fold();
  };
  useEffect(() => {
    if (!isEarly || options.length === 0) return;
    if (!active) setPhase('left');
    choose(active);
    setAwaited(isAwaited && active !== undefined);
  });
  useEffect(() => {
    if (!isAwaited || typed !== null) return;
    setAwaited(false);
    input.current?.form?.requestSubmit();
  }, [isAwaited, typed]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined && !isOpen) open(words);
    else if (by !== undefined) setAt((Math.min(at, flat.length - 1) + by + flat.length) % Math.max(flat.length, 1));
    else if (event.key === 'Enter' && typed !== null && !event.ctrlKey && !event.metaKey) {
      if (options.length === 0) setPhase('early');
      choose(active);
    } else if (event.key === 'Escape' && typed !== null) fold();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onBlur = (event: FocusEvent<HTMLDivElement>) => {
    if (event.currentTarget.contains(event.relatedTarget) || isEarly) return;
    // What was typed leaves one to choose: that one is meant, though nobody pressed Enter.
    const [only] = words !== '' && flat.length === 1 ? flat : [];
    if (only) setPhase('taken');
    if (only && only.value !== value) onChange(only.value);
    // The list unfolds in place: what stands below it moves up only when the press that leaves it is over.
    afterPress(() => (only || words === '' || latest.current !== value ? fold() : setPhase('left')));
  };
  return (
    <Field {...props} error={phase === 'left' ? t('left', { words }) : props.error}>
      {(wiring) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: it only notices that the focus has left the field.
        <div className="pick" onBlur={onBlur}>
          <div className="pick-line">
            <input
              {...wiring}
              ref={input}
              className="input"
              role="combobox"
              autoComplete="off"
              aria-autocomplete="list"
              aria-expanded={isOpen}
              aria-controls={`${wiring.id}-list`}
              aria-activedescendant={isOpen && active ? `${wiring.id}-${active.value}` : undefined}
              name={name}
              placeholder={t('placeholder')}
              value={typed ?? chosen?.label ?? ''}
              onChange={(event) => open(event.target.value)}
              onClick={() => isOpen || open(words)}
              onKeyDown={onKeyDown}
            />
            {clearable && value !== null && <Button variant="quiet" icon="close" label={t('clear')} onClick={clear} />}
          </div>
          <div
            id={`${wiring.id}-list`}
            className={classNames(isOpen && 'pick-list')}
            role="listbox"
            aria-label={props.label}
            hidden={!isOpen || flat.length === 0}
            ref={list}
          >
            {groups.map((group) => (
              // biome-ignore lint/a11y/useSemanticElements: options of a listbox are grouped by role, not by a fieldset.
              <div role="group" key={group.name} aria-label={group.name || props.label}>
                {group.name && (
                  <div className="pick-group" aria-hidden="true">
                    {group.name}
                  </div>
                )}
                {group.options.map((option) => (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the input that keeps the focus.
                  <div
                    key={option.value}
                    id={`${wiring.id}-${option.value}`}
                    role="option"
                    tabIndex={-1}
                    aria-selected={option.value === value}
                    className={classNames('pick-option', option === active && 'is-active')}
                    onMouseDown={(event) => event.preventDefault()}
                    onClick={() => choose(option)}
                  >
                    <span>{option.label}</span>
                    {option.hint && <span className="pick-hint">{option.hint}</span>}
                  </div>
                ))}
              </div>
            ))}
          </div>
          {isOpen && flat.length === 0 && (
            <p className="muted" role="status">
              {isEarly ? t(isAwaited ? 'awaited' : 'early', { words }) : t(options.length === 0 ? 'empty' : 'none')}
            </p>
          )}
        </div>
      )}
    </Field>
  );
}
