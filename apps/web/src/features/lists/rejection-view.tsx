import type { RejectionItem } from '@huying/server/contract/lists';
import type { ReactElement } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useDescribe } from './describe.ts';
import type { ItemsViewProps } from './items-props.ts';
import { PartsTable, withText } from './parts-table.tsx';
import { listWords } from './words.ts';

/** What is not for us, and where to turn instead. */
export function RejectionView({ items, onChange, focus }: ItemsViewProps<RejectionItem>): ReactElement {
  const t = useWords(listWords);
  const { itemText } = useDescribe();
  return (
    <PartsTable<RejectionItem>
      label={t('rejection')}
      items={items}
      onChange={onChange}
      focus={focus ?? null}
      nameOf={(item) => item.name || item.code}
      textOf={itemText}
      blank={() => ({ code: '', name: '', advice: '' })}
      columns={[
        { key: 'name', title: t('name'), main: true, render: (item) => item.name },
        { key: 'advice', title: t('advice'), render: (item) => item.advice },
        { key: 'phone', title: t('phone'), render: (item) => item.phone ?? '' },
        { key: 'code', title: t('code'), render: (item) => item.code },
      ]}
      form={(item, change) => (
        <>
          <TextField
            label={t('name')}
            maxLength={60}
            value={item.name}
            onChange={(name) => change({ ...item, name })}
          />
          <TextField
            label={t('code')}
            hint={t('codeHint')}
            maxLength={40}
            value={item.code}
            onChange={(code) => change({ ...item, code })}
          />
          <TextArea
            label={t('advice')}
            hint={t('adviceHint')}
            maxLength={500}
            value={item.advice}
            onChange={(advice) => change({ ...item, advice })}
          />
          <TextField
            label={t('phone')}
            optional
            maxLength={60}
            value={item.phone ?? ''}
            onChange={(phone) => change(withText(item, 'phone', phone))}
          />
          <TextField
            label={t('nameEn')}
            optional
            maxLength={80}
            value={item.nameEn ?? ''}
            onChange={(nameEn) => change(withText(item, 'nameEn', nameEn))}
          />
          <TextArea
            label={t('adviceEn')}
            optional
            maxLength={500}
            value={item.adviceEn ?? ''}
            onChange={(adviceEn) => change(withText(item, 'adviceEn', adviceEn))}
          />
        </>
      )}
    />
  );
}
