import type { CodedField } from '@huying/server/contract/hotline';
import type { ReactElement } from 'react';
import { useCategories, usePlaces } from '../../lib/directory.ts';
import { useWords } from '../../lib/i18n.ts';
import { PickField } from '../../ui/desk/pick-field.tsx';
import { hotlineWords } from './words.ts';

interface CodeChoiceProps {
  field: CodedField;
  code: string;
  value: string | null;
  onChange: (ours: string | null) => void;
}

/** One of ours for a code of theirs, by a few letters. */
export function CodeChoice({ field, code, value, onChange }: CodeChoiceProps): ReactElement {
  const t = useWords(hotlineWords);
  const categories = useCategories();
  const places = usePlaces();
  const options = {
    category: () => categories.items.map((each) => ({ value: each.code, label: `${each.name}（${each.code}）` })),
    area: () => places.items.map((place) => ({ value: place.code, label: `${place.name}（${place.code}）` })),
    urgency: () => (['urgent', 'normal', 'complex'] as const).map((each) => ({ value: each, label: t(each) })),
  }[field]();
  return (
    <div className="hotline-choice">
      <PickField label={t('theirs', { code })} options={options} value={value} clearable onChange={onChange} />
    </div>
  );
}
