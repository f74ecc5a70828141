import { getJointWords, putJointWords } from '@huying/server/contract/organizations';
import type { FormEvent, ReactElement } from 'react';
import { call, type Output } from '../../../lib/api.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh, useAnswer } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { JointFrame } from './joint-frame.tsx';
import { WordRow } from './word-row.tsx';
import { jointWords } from './words.ts';

type Words = Output<typeof getJointWords>;
export type List = 'bodyKinds' | 'fields' | 'seatRoles' | 'pairingKinds';
export type Word = { code: string; name: string; nameEn: string } & Partial<
  Pick<Words['seatRoles'][number], 'leads' | 'single'> & Pick<Words['pairingKinds'][number], 'communities' | 'units'>
>;
const lists: readonly List[] = ['bodyKinds', 'fields', 'seatRoles', 'pairingKinds'];

/** /desk/joint/words: kinds of bodies, fields, roles of seats, kinds of pairings, as they are called here. */
export function JointWordsPage(): ReactElement {
  const t = useWords(jointWords);
  const { data, error, refetch } = useAnswer(getJointWords);
  return (
    <JointFrame hint={t('wordsHint')}>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={10} />}
      {data && <Editor key={data.version} words={data} />}
    </JointFrame>
  );
}

function Editor({ words }: { words: Words }): ReactElement {
  const t = useWords(jointWords);
  const { busy, fault, run } = useAct();
  const { version, ...start } = words;
  const { value, change, clear, restored } = useDraft<Record<List, Word[]>>(`organizations.words.${version}`, start);
  const changed = JSON.stringify(value) !== JSON.stringify(start);
  const complete = lists.every((list) => value[list].every(({ name }) => name.trim() !== ''));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      await call(putJointWords, { body: { version, ...(value as Omit<Words, 'version'>) } });
      clear();
      await refresh('/api/joint-words');
      toast(t('saved'));
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      {lists.map((list) => (
        <ListCard key={list} list={list} words={value[list]} onChange={(next) => change({ [list]: next })} />
      ))}
      <FormFault fault={fault} />
      <div className="row">
        <Button type="submit" variant="primary" busy={busy} disabled={!changed || !complete}>
          {t('save')}
        </Button>
        {(changed || restored) && (
          <Button variant="quiet" onClick={clear}>
            {t('undoAll')}
          </Button>
        )}
      </div>
    </form>
  );
}

interface ListCardProps {
  list: List;
  words: readonly Word[];
  onChange: (words: Word[]) => void;
}

function ListCard({ list, words, onChange }: ListCardProps): ReactElement {
  const t = useWords(jointWords);
  const moved = (at: number, by: number): Word[] => {
    const next = [...words];
    const [word] = next.splice(at, 1);
    if (word) next.splice(at + by, 0, word);
    return next;
  };
  return (
    <Card
      title={t(`list.${list}`)}
      aside={
        <Button
          icon="plus"
          label={t('addWordTo', { list: t(`list.${list}`) })}
          onClick={() => onChange([...words, blankOf(list)])}
        >
          {t('addWord')}
        </Button>
      }
    >
      <ol className="joint-words">
        {words.map((word, at) => (
          <WordRow
            key={word.code}
            list={list}
            word={word}
            onChange={(part) => onChange(words.map((each) => (each.code === word.code ? { ...each, ...part } : each)))}
            onRemove={() => onChange(words.filter(({ code }) => code !== word.code))}
            {...(at > 0 && { onUp: () => onChange(moved(at, -1)) })}
            {...(at < words.length - 1 && { onDown: () => onChange(moved(at, 1)) })}
          />
        ))}
      </ol>
    </Card>
  );
}

/** Codes are for the machine: nobody has to think of one. */
const newCode = (): string => `w-${Date.now().toString(36)}-${Math.floor(Math.random() * 1296).toString(36)}`;
const blankOf = (list: List): Word => ({
  code: newCode(),
  name: '',
  nameEn: '',
  ...(list === 'seatRoles' && { leads: false, single: false }),
  ...(list === 'pairingKinds' && { communities: [1, 1], units: [1, 1] }),
});
