import type { DiversionItem, GridDutyItem } from '@huying/server/contract/requests';
import { type ReactElement, useState } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { uuidv7 } from '../../lib/uuid.ts';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { deskListWords } from './desk-list-words.ts';
import type { ItemsViewProps } from './items-props.ts';
import { PartsTable } from './parts-table.tsx';

/** Codes are for the log and the interface; people go by the name. */
const newCode = (): string => `own-${uuidv7()}`;
export const isPhone = (text: string): boolean => /^[0-9][0-9-]{1,19}$/.test(text);

/** Whom a resident is told to call, and on which words. */
export function DiversionView({ items, onChange }: ItemsViewProps<DiversionItem>): ReactElement {
  const t = useWords(deskListWords);
  return (
    <PartsTable<DiversionItem>
      label={t('diversions')}
      items={items}
      onChange={onChange}
      nameOf={({ name }) => name || t('unnamed')}
      textOf={({ name, phone, words, zh, en }) => [name, phone ?? '', ...words, zh, en].join(' ')}
      blank={() => ({ code: newCode(), name: '', phone: null, words: [], zh: '', en: '' })}
      columns={[
        { key: 'name', title: t('name'), main: true, render: ({ name }) => name },
        { key: 'phone', title: t('phone'), render: ({ phone }) => phone ?? '' },
        { key: 'words', title: t('words'), render: ({ words }) => words.join('、') },
        { key: 'zh', title: t('advice'), render: ({ zh }) => zh },
      ]}
      form={(item, change) => <DiversionForm item={item} change={change} />}
    />
  );
}

interface FormProps {
  item: DiversionItem;
  change: (next: DiversionItem) => void;
}

function DiversionForm({ item, change }: FormProps): ReactElement {
  const t = useWords(deskListWords);
  const [words, setWords] = useState(item.words.join(' '));
  return (
    <>
      <TextField label={t('name')} maxLength={20} value={item.name} onChange={(name) => change({ ...item, name })} />
      <TextField
        label={t('phone')}
        optional
        inputMode="tel"
        maxLength={20}
        error={item.phone !== null && !isPhone(item.phone) ? t('phoneWrong') : undefined}
        value={item.phone ?? ''}
        onChange={(phone) => change({ ...item, phone: phone.trim() || null })}
      />
      <TextArea
        label={t('words')}
        hint={t('wordsHint')}
        rows={3}
        maxLength={1000}
        value={words}
        onChange={(text) => {
          setWords(text);
          const parts = text.split(/[\s、，,;；]+/).filter((part) => part.length > 1);
          change({ ...item, words: [...new Set(parts)] });
        }}
      />
      <TextArea
        label={t('advice')}
        rows={3}
        maxLength={300}
        value={item.zh}
        onChange={(zh) => change({ ...item, zh })}
      />
      <TextArea
        label={t('adviceEn')}
        hint={t('adviceEnHint')}
        optional
        rows={3}
        maxLength={300}
        value={item.en}
        onChange={(en) => change({ ...item, en })}
      />
    </>
  );
}

export function GridDutyView({ items, onChange }: ItemsViewProps<GridDutyItem>): ReactElement {
  const t = useWords(deskListWords);
  return (
    <PartsTable<GridDutyItem>
      label={t('gridDuties')}
      items={items}
      onChange={onChange}
      nameOf={({ name }) => name || t('unnamed')}
      textOf={({ name }) => name}
      blank={() => ({ code: newCode(), name: '' })}
      columns={[{ key: 'name', title: t('name'), main: true, render: ({ name }) => name }]}
      form={(item, change) => (
        <TextField label={t('name')} maxLength={40} value={item.name} onChange={(name) => change({ ...item, name })} />
      )}
    />
  );
}
