import './command-palette.css';
import { type KeyboardEvent, type ReactElement, useEffect, useId, useState } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { Dialog } from '../dialog.tsx';
import { deskUiWords } from './words.ts';

export interface Command {
  id: string;
  label: string;
  /** At the right: the group, the keys. */
  hint?: string;
  run: () => void;
}

export interface CommandPaletteProps {
  open: boolean;
  onClose: () => void;
  commands: readonly Command[];
  /** Finds records by the words typed (two or more characters). */
  search?: (words: string, signal: AbortSignal) => Promise<Command[]>;
}

const matches = ({ label, hint }: Command, words: string): boolean =>
  words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => `${label} ${hint ?? ''}`.toLowerCase().includes(word));

/** The commands the words fit, those that begin with them first. */
function fitting(commands: readonly Command[], words: string): Command[] {
  const begins = ({ label }: Command) => Number(label.toLowerCase().startsWith(words.toLowerCase()));
  return commands.filter((command) => matches(command, words)).sort((a, b) => begins(b) - begins(a));
}

/** ⌘K: pages, acts and records by a few letters; arrows choose, Enter goes. */
export function CommandPalette({ open, onClose, commands, search }: CommandPaletteProps): ReactElement {
  const t = useWords(deskUiWords);
  return (
    <Dialog open={open} title={t('palette')} onClose={onClose}>
      <PaletteBody commands={commands} search={search} onClose={onClose} />
    </Dialog>
  );
}

function PaletteBody({ commands, search, onClose }: Omit<CommandPaletteProps, 'open'>): ReactElement {
  const t = useWords(deskUiWords);
  const id = useId();
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const found = useFound(words.trim(), search);
  const options = [...fitting(commands, words.trim()), ...found].slice(0, 30);
  const chosen = Math.min(at, options.length - 1);

  const run = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) setAt((chosen + by + options.length) % Math.max(options.length, 1));
    else if (event.key === 'Enter') run(options[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        className="input"
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={options[chosen] ? `${id}-${chosen}` : undefined}
        aria-label={t('paletteHint')}
        placeholder={t('paletteHint')}
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div className="palette-list" id={`${id}-list`} role="listbox" aria-label={t('palette')}>
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the input that keeps the focus.
          <div
            key={option.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className="palette-option"
            onClick={() => run(option)}
          >
            <span>{option.label}</span>
            {option.hint && <span className="palette-hint">{option.hint}</span>}
          </div>
        ))}
      </div>
      {options.length === 0 && <p className="muted">{t('paletteNone')}</p>}
    </>
  );
}

/** Asks after a short pause; an answer that comes late is dropped. */
function useFound(words: string, search: CommandPaletteProps['search']): readonly Command[] {
  const [found, setFound] = useState<readonly Command[]>([]);
  useEffect(() => {
    if (!search || words.length < 2) return setFound([]);
    const controller = new AbortController();
    const timer = setTimeout(() => {
      search(words, controller.signal).then(
        (items) => !controller.signal.aborted && setFound(items),
        () => !controller.signal.aborted && setFound([]),
      );
    }, 200);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [words, search]);
  return found;
}
