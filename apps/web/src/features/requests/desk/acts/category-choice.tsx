import type { RequestDetail } from '@huying/server/contract/requests';
import { type ReactElement, useMemo, useState } from 'react';
import { useWords } from '../../../../lib/i18n.ts';
import { Choice } from '../../../../ui/choice.tsx';
import { PickField } from '../../../../ui/desk/pick-field.tsx';
import { guessCategories } from './category-guess.ts';
import { useCategoryTree } from './use-lists.ts';
import { actWords } from './words.ts';

/** The category in force in a form: the one chosen, else the request's own, else the best guess from its words. */
export function useCategory(
  detail: RequestDetail,
  chosen: string,
): { code: string; guesses: ReturnType<typeof guessCategories> } {
  const { items } = useCategoryTree();
  const guesses = useMemo(
    () => (detail.category === null ? guessCategories(`${detail.content} ${detail.address}`, items) : []),
    [detail, items],
  );
  return { code: chosen || detail.category || guesses[0]?.code || '', guesses };
}

interface CategoryChoiceProps {
  detail: RequestDetail;
  /** '' while the person has not chosen: the proposal then counts. */
  chosen: string;
  onChange: (code: string) => void;
  error?: string | undefined;
}

/** The likeliest few as chips with the words they rest on; any other by a few letters. */
export function CategoryChoice({ detail, chosen, onChange, error }: CategoryChoiceProps): ReactElement {
  const t = useWords(actWords);
  const tree = useCategoryTree();
  const { code, guesses } = useCategory(detail, chosen);
  const offered = [
    ...new Set([code, ...(detail.category ? [detail.category] : []), ...guesses.map((each) => each.code)]),
  ];
  const [other, setOther] = useState(false);
  const guess = guesses.find((each) => each.code === code);
  const isOffered = offered.some(Boolean);
  return (
    <div className="stack stack-tight" data-late={isOffered || undefined}>
      {isOffered && (
        <Choice
          label={t('category')}
          look="chips"
          error={error}
          {...(guess && { hint: `${t('categoryGuess')}：${t('categoryHint', { words: guess.words.join('、') })}` })}
          options={[
            ...offered.filter(Boolean).map((each) => ({ value: each, label: tree.name(each) })),
            { value: 'other', label: t('categoryOther') },
          ]}
          value={other ? 'other' : code}
          onChange={(next) => {
            setOther(next === 'other');
            if (next !== 'other') onChange(next);
          }}
        />
      )}
      {(other || !isOffered) && (
        <PickField
          label={t(isOffered ? 'categoryOther' : 'category')}
          error={error}
          name="category"
          options={tree.options}
          value={null}
          onChange={(next) => {
            if (next) onChange(next);
            setOther(false);
          }}
        />
      )}
    </div>
  );
}
