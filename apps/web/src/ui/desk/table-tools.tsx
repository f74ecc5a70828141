import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover, Radio } from 'antd';
import type { ReactElement } from 'react';
import { useWords } from '../../lib/i18n.ts';
import type { DataColumn } from './table-columns.tsx';
import type { TableSettings } from './table-settings.ts';
import { deskUiWords } from './words.ts';

interface TableToolsProps<Row> {
  columns: readonly DataColumn<Row>[];
  settings: TableSettings;
  onChange: (part: Partial<TableSettings>) => void;
}

export function TableTools<Row>({ columns, settings, onChange }: TableToolsProps<Row>): ReactElement {
  const t = useWords(deskUiWords);
  const { hidden, density } = settings;
  const turn = (key: string) =>
    onChange({ hidden: hidden.includes(key) ? hidden.filter((each) => each !== key) : [...hidden, key] });
  const content = (
    <div className="stack">
      <div className="column-list">
        {columns
          .filter((column) => !column.main)
          .map(({ key, title }) => (
            <Checkbox key={key} checked={!hidden.includes(key)} onChange={() => turn(key)}>
              {title}
            </Checkbox>
          ))}
      </div>
      <Radio.Group
        aria-label={t('density')}
        optionType="button"
        value={density}
        options={[
          { value: 'roomy', label: t('roomy') },
          { value: 'compact', label: t('compact') },
        ]}
        onChange={(event) => onChange({ density: event.target.value })}
      />
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" title={t('columns')} content={content}>
      <Button type="text" icon={<SettingOutlined aria-hidden />} aria-label={t('columns')} />
    </Popover>
  );
}
