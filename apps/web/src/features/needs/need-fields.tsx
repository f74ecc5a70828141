import type { ReactElement } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { listText } from '../../lib/punctuation.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Choice } from '../../ui/choice.tsx';
import { PickField } from '../../ui/desk/pick-field.tsx';
import { Fold } from '../../ui/fold.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useOwnPlaces } from './own-places.ts';
import { useSorts } from './use-sorts.ts';
import { needDeskWords } from './desk/words.ts';

/** What a need says of itself, as it is typed. */
export interface NeedDraft {
  content: string;
  sort: string;
  people: string;
  wantedBy: string;
  group: string;
  address: string;
  repeatable: boolean;
}
export const emptyNeed: NeedDraft = {
  content: '',
  sort: '',
  people: '',
  wantedBy: '',
  group: '',
  address: '',
  repeatable: false,
};

/** The facts as they are sent; what is left empty is not told. */
export const factsOf = ({ content, sort, people, wantedBy, group, address, repeatable }: NeedDraft) => ({
  sort,
  content: content.trim(),
  people: people.trim() === '' ? null : Number(people),
  wantedBy: wantedBy === '' ? null : wantedBy,
  group: group.trim(),
  address: address.trim(),
  repeatable,
});
export const isComplete = ({ content, sort, people }: NeedDraft): boolean =>
  content.trim().length > 1 && sort !== '' && /^\d*$/.test(people.trim());

interface NeedFieldsProps {
  value: NeedDraft;
  change: (part: Partial<NeedDraft>) => void;
  /** Where it is: left out where it is given by what the need comes from. */
  place?: { value: string | null; onChange: (id: string | null) => void };
}

/** The fields of a need: what, which sort, where, how many, by when; the rest unfolds. */
export function NeedFields({ value, change, place }: NeedFieldsProps): ReactElement {
  const t = useWords(needDeskWords);
  const sorts = useSorts();
  const places = useOwnPlaces();
  return (
    <>
      <TextArea
        label={t('content')}
        hint={t('contentHint')}
        rows={3}
        maxLength={2000}
        value={value.content}
        onChange={(content) => change({ content })}
      />
      <Choice
        label={t('sort')}
        look="chips"
        options={sorts.needs}
        value={value.sort || null}
        onChange={(sort) => change({ sort })}
      />
      {place && <PickField label={t('place')} options={places.options} {...place} />}
      <TextField
        label={t('people')}
        hint={t('peopleHint')}
        optional
        inputMode="numeric"
        maxLength={8}
        value={value.people}
        onChange={(people) => change({ people })}
      />
      <TextField
        label={t('wanted')}
        optional
        type="date"
        value={value.wantedBy}
        onChange={(wantedBy) => change({ wantedBy })}
      />
      <Fold title={listText([t('group'), t('address')])} open={value.group !== '' || value.address !== ''}>
        <TextField
          label={t('group')}
          hint={t('groupHint')}
          optional
          maxLength={60}
          value={value.group}
          onChange={(group) => change({ group })}
        />
        <TextField
          label={t('address')}
          optional
          maxLength={200}
          value={value.address}
          onChange={(address) => change({ address })}
        />
        <Checkbox checked={value.repeatable} onChange={(repeatable) => change({ repeatable })}>
          {t('repeatable')}
        </Checkbox>
      </Fold>
    </>
  );
}
