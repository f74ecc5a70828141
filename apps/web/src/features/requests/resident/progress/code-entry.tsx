import { type FormEvent, type ReactElement, useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '../../../../lib/i18n.ts';
import { Button } from '../../../../ui/button.tsx';
import { Field } from '../../../../ui/field.tsx';
import { caretAfter, codeLetters, groupCode, isWholeCode } from '../../query-code.ts';
import { progressWords } from './words.ts';

interface CodeEntryProps {
  busy: boolean;
  /** Why the last code was not found. */
  fault: string | undefined;
  onCode: (code: string) => void;
}

/** Capital letters in groups of four, as printed, however they are typed or pasted. */
export function CodeEntry({ busy, fault, onCode }: CodeEntryProps): ReactElement {
  const t = useWords(progressWords);
  const [code, setCode] = useState('');
  const [short, setShort] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const caret = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (caret.current !== null && document.activeElement === input.current) {
      input.current?.setSelectionRange(caret.current, caret.current);
    }
    caret.current = null;
  });
  const type = (typed: string, at: number) => {
    caret.current = caretAfter(typed, at);
    setShort(false);
    setCode(groupCode(typed));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWholeCode(code)) return onCode(code);
    setShort(true);
    input.current?.focus();
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <Field
        label={t('code')}
        hint={t('codeHint')}
        error={short ? t('codeShort', { n: codeLetters(code).length }) : fault}
      >
        {(wiring) => (
          <input
            {...wiring}
            ref={input}
            className="input code-input"
            name="code"
            autoComplete="off"
            autoCapitalize="characters"
            autoCorrect="off"
            spellCheck={false}
            enterKeyHint="search"
            value={code}
            onChange={({ target }) => type(target.value, target.selectionStart ?? target.value.length)}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" size="large" block icon="search" busy={busy}>
        {t('look')}
      </Button>
    </form>
  );
}
