import type { ReactElement } from 'react';
import { errorText } from '../../../../lib/api-error.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { Button } from '../../../../ui/button.tsx';
import { toast } from '../../../../ui/toast-store.ts';
import { dropPhrase, keepPhrase, type PhraseKind, useOwnPhrases, withPhrase } from './phrases.ts';
import { type ActWord, actWords } from './words.ts';

const shipped: Record<PhraseKind, readonly ActWord[]> = {
  reply: ['phrase.reply1', 'phrase.reply2', 'phrase.reply3', 'phrase.reply4'],
  ask: ['phrase.ask1', 'phrase.ask2', 'phrase.ask3'],
  answer: ['phrase.answer1', 'phrase.answer2'],
};

interface PhraseBarProps {
  kind: PhraseKind;
  value: string;
  onChange: (value: string) => void;
}

/** 常用语: one press puts a sentence into the text; one's own can be kept and removed. */
export function PhraseBar({ kind, value, onChange }: PhraseBarProps): ReactElement {
  const t = useWords(actWords);
  const own = useOwnPhrases(kind);
  const usual = shipped[kind].map((key) => t(key as 'phrase.reply1'));
  const text = value.trim();
  const isNew = text.length >= 4 && text.length <= 200 && ![...usual, ...own.map((each) => each.text)].includes(text);
  const attempt = (work: Promise<void>, done?: string) =>
    work.then(
      () => done && toast(done),
      (error: unknown) => toast(errorText(error), { tone: 'problem' }),
    );
  return (
    <fieldset>
      <legend className="field-hint">{t('phrases')}</legend>
      <div className="act-phrases">
        {own.map((phrase) => (
          <span className="act-phrase" key={phrase.id}>
            <Button onClick={() => onChange(withPhrase(value, phrase.text))}>{phrase.text}</Button>
            <Button
              variant="quiet"
              icon="close"
              label={t('phraseDrop', { text: phrase.text })}
              onClick={() => void attempt(dropPhrase(phrase.id))}
            />
          </span>
        ))}
        {usual
          .filter((phrase) => !own.some((each) => each.text === phrase))
          .map((phrase) => (
            <Button key={phrase} onClick={() => onChange(withPhrase(value, phrase))}>
              {phrase}
            </Button>
          ))}
        {isNew && (
          <Button variant="quiet" icon="plus" onClick={() => void attempt(keepPhrase(kind, text), t('phraseSaved'))}>
            {t('phraseSave')}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
