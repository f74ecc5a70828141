import type { DutyItem, DutyParty } from '@huying/server/contract/lists';
import { type ReactElement, useMemo } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { TreeField } from '../../ui/desk/tree-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { CategoryField } from './category-field.tsx';
import { useDescribe } from './describe.ts';
import type { ItemsViewProps } from './items-props.ts';
import { PartsTable, withText } from './parts-table.tsx';
import { useLookups } from './use-lookups.ts';
import { listWords } from './words.ts';

/** Who leads and who assists, clause by clause. */
export function DutyView({ items, onChange, focus }: ItemsViewProps<DutyItem>): ReactElement {
  const t = useWords(listWords);
  const { valueText, party, itemName, itemText } = useDescribe();
  return (
    <PartsTable<DutyItem>
      label={t('duty')}
      items={items}
      onChange={onChange}
      focus={focus ?? null}
      nameOf={(item) => itemName('duty', item)}
      textOf={itemText}
      blank={() => ({
        clause: '',
        category: '*',
        lead: { kind: 'territorial', unitKind: 'community' },
        assist: [],
      })}
      columns={[
        { key: 'clause', title: t('clause'), main: true, render: (item) => item.clause },
        { key: 'category', title: t('categoryField'), render: (item) => valueText('category', item.category) },
        { key: 'lead', title: t('lead'), render: (item) => party(item.lead) },
        { key: 'assist', title: t('assist'), render: (item) => item.assist.map(party).join('、') },
        { key: 'within', title: t('within'), render: (item) => (item.within ? valueText('within', item.within) : '') },
        { key: 'note', title: t('noteField'), render: (item) => item.note ?? '' },
      ]}
      form={(item, change) => <DutyForm item={item} change={change} />}
    />
  );
}

function DutyForm({ item, change }: { item: DutyItem; change: (next: DutyItem) => void }): ReactElement {
  const t = useWords(listWords);
  const { party } = useDescribe();
  const { places, placeByCode } = useLookups();
  const set = (part: Partial<DutyItem>) => change({ ...item, ...part });
  const within = item.within === undefined ? undefined : placeByCode(item.within);
  return (
    <>
      <TextField
        label={t('clause')}
        hint={t('clauseHint')}
        maxLength={40}
        value={item.clause}
        onChange={(clause) => set({ clause })}
      />
      <CategoryField value={item.category} onChange={(category) => set({ category })} />
      <PartyField label={t('lead')} value={item.lead} onChange={(lead) => set({ lead })} />
      {item.assist.map((each, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a party has nothing else to be known by.
        <div className="list-line" key={at}>
          <PartyField
            label={t('assist')}
            value={each}
            onChange={(next) => set({ assist: item.assist.map((other, index) => (index === at ? next : other)) })}
          />
          <Button
            variant="quiet"
            icon="close"
            label={t('assistDrop', { name: party(each) })}
            onClick={() => set({ assist: item.assist.filter((_each, index) => index !== at) })}
          />
        </div>
      ))}
      <div className="row">
        <Button
          icon="plus"
          onClick={() => set({ assist: [...item.assist, { kind: 'territorial', unitKind: 'community' }] })}
        >
          {t('assistAdd')}
        </Button>
      </div>
      <TreeField
        label={t('within')}
        hint={t('withinAll')}
        optional
        clearable
        nodes={places}
        value={within?.id ?? null}
        onChange={(id) => change(withText(item, 'within', places.find((place) => place.id === id)?.code ?? ''))}
      />
      <TextArea
        label={t('noteField')}
        optional
        rows={2}
        maxLength={300}
        value={item.note ?? ''}
        onChange={(note) => change(withText(item, 'note', note))}
      />
    </>
  );
}

interface PartyFieldProps {
  label: string;
  value: DutyParty;
  onChange: (party: DutyParty) => void;
}

/** The unit on whose ground it lies, or a unit by name. */
function PartyField({ label, value, onChange }: PartyFieldProps): ReactElement {
  const t = useWords(listWords);
  const { units, unitByCode } = useLookups();
  const kind = value.kind === 'unit' ? 'unit' : value.unitKind;
  const open = useMemo(() => units.filter(({ active }) => active), [units]);
  const choose = (next: 'unit' | 'community' | 'street' | null) => {
    if (next === 'unit') onChange({ kind: 'unit', unit: value.kind === 'unit' ? value.unit : (open[0]?.code ?? '') });
    else if (next) onChange({ kind: 'territorial', unitKind: next });
  };
  return (
    <>
      <SelectField<'unit' | 'community' | 'street'>
        label={label}
        value={kind}
        onChange={choose}
        options={[
          { value: 'community', label: t('party.community') },
          { value: 'street', label: t('party.street') },
          { value: 'unit', label: t('partyUnit') },
        ]}
      />
      {value.kind === 'unit' && (
        <TreeField
          label={t('party')}
          nodes={open}
          value={unitByCode(value.unit)?.id ?? null}
          onChange={(id) => {
            const unit = open.find((each) => each.id === id);
            if (unit) onChange({ kind: 'unit', unit: unit.code });
          }}
        />
      )}
    </>
  );
}
