import './phrase-chips.css';
import type { ReactElement } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { useSignal } from '../../../lib/use-signal.ts';
import { Button } from '../../../ui/button.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { addPhrase, allPhrases, ownPhrases, withPhrase } from './phrases.ts';
import { phraseWords } from './phrase-words.ts';

interface PhraseChipsProps {
  value: string;
  onChange: (value: string) => void;
}

/** 常用语: one press puts a sentence into the text; a sentence of one's own can be kept. */
export function PhraseChips({ value, onChange }: PhraseChipsProps): ReactElement {
  const t = useWords(phraseWords);
  const mine = useSignal(ownPhrases);
  const text = value.trim();
  const isNew = text.length >= 4 && text.length <= 80 && !allPhrases(mine).includes(text);
  return (
    <fieldset className="phrases">
      <legend className="field-hint">{t('phrases')}</legend>
      {allPhrases(mine).map((phrase) => (
        <Button key={phrase} onClick={() => onChange(withPhrase(value, phrase))}>
          {phrase}
        </Button>
      ))}
      {isNew && (
        <Button
          variant="quiet"
          icon="plus"
          onClick={() => {
            addPhrase(text);
            toast(t('saved'));
          }}
        >
          {t('save')}
        </Button>
      )}
    </fieldset>
  );
}
