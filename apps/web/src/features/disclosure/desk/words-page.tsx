import { addDisclosureWord, listDisclosureWords, removeDisclosureWord } from '@huying/server/contract/disclosure';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call, type Output } from '../../../lib/api.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh, useAnswer } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { DisclosureFrame } from './disclosure-frame.tsx';
import { deskWords } from './words.ts';

type Words = Output<typeof listDisclosureWords>;

/** /desk/disclosure/words: names nobody in the system has, and words that only sound like names. */
export function DisclosureWordsPage(): ReactElement {
  const t = useWords(deskWords);
  const { data, error, refetch } = useAnswer(listDisclosureWords);
  return (
    <DisclosureFrame hint={t('wordsHint')}>
      {data ? (
        <div className="word-lists">
          <WordList title={t('names')} add={t('addName')} isName words={data} />
          <WordList title={t('notNames')} add={t('addNotName')} isName={false} words={data} />
        </div>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={6} />
      )}
    </DisclosureFrame>
  );
}

interface WordListProps {
  title: string;
  add: string;
  isName: boolean;
  words: Words;
}

function WordList({ title, add, isName, words }: WordListProps): ReactElement {
  const t = useWords(deskWords);
  const [word, setWord] = useState('');
  const { busy, fault, run } = useAct();
  const mayChange = words.abilities.includes('change');
  const here = words.items.filter((each) => each.isName === isName);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      await call(addDisclosureWord, { body: { word: word.trim(), isName } });
      await refresh('/api/disclosure');
      toast(t('added'));
      setWord('');
    });
  };
  const remove = (id: string) =>
    run(async () => {
      await call(removeDisclosureWord, { params: { id } });
      await refresh('/api/disclosure');
      toast(t('removed'));
    });
  return (
    <Card title={title}>
      <div className="stack">
        {mayChange && (
          <form className="public-find" onSubmit={submit}>
            <TextField label={t('word')} maxLength={40} value={word} onChange={setWord} />
            <Button type="submit" busy={busy} disabled={word.trim().length < 2}>
              {add}
            </Button>
          </form>
        )}
        <FormFault fault={fault} />
        {here.length === 0 && <p className="muted">{t('none')}</p>}
        <ul className="word-list">
          {here.map((each) => (
            <li key={each.id}>
              <span>{each.word}</span>
              {mayChange && (
                <Button
                  variant="quiet"
                  icon="trash"
                  label={t('remove', { word: each.word })}
                  onClick={() => void remove(each.id)}
                />
              )}
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
