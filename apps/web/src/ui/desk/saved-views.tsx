import './filter-bar.css';
import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Space } from 'antd';
import { type FormEvent, type ReactElement, useState } from 'react';
import { errorText } from '../../lib/api-error.ts';
import { useWords } from '../../lib/i18n.ts';
import { Button as LightButton } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { TextField } from '../text-field.tsx';
import type { FilterValues } from './filter-bar.tsx';
import { deskUiWords } from './words.ts';

export interface SavedView {
  id: string;
  name: string;
  query: FilterValues;
}
/** Where views are kept: the page connects it to `/api/saved-views`. Both may throw ApiError. */
export interface ViewStore {
  items: readonly SavedView[];
  save: (name: string, query: FilterValues) => Promise<void>;
  remove: (id: string) => Promise<void>;
}

export interface SavedViewsProps {
  store: ViewStore;
  value: FilterValues;
  onApply: (query: FilterValues) => void;
  /** Views that everybody has, before the person's own. */
  fixed?: readonly SavedView[];
}

const sameQuery = (a: FilterValues, b: FilterValues): boolean => {
  const sorted = (query: FilterValues) => JSON.stringify(Object.entries(query).sort(([x], [y]) => x.localeCompare(y)));
  return sorted(a) === sorted(b);
};

export function SavedViews({ store, value, onApply, fixed = [] }: SavedViewsProps): ReactElement {
  const t = useWords(deskUiWords);
  const [naming, setNaming] = useState(false);
  const isKnown = [...fixed, ...store.items].some((view) => sameQuery(view.query, value));
  const button = (view: SavedView) => (
    <Button
      key={view.id}
      type={sameQuery(view.query, value) ? 'primary' : 'default'}
      aria-pressed={sameQuery(view.query, value)}
      onClick={() => onApply(view.query)}
    >
      {view.name}
    </Button>
  );
  return (
    <fieldset className="saved-views">
      <legend className="sr-only">{t('views')}</legend>
      {fixed.map(button)}
      {store.items.map((view) => (
        <Space.Compact key={view.id}>
          {button(view)}
          <Button
            icon={<CloseOutlined aria-hidden />}
            aria-label={t('removeView', { name: view.name })}
            onClick={() => void store.remove(view.id)}
          />
        </Space.Compact>
      ))}
      {!isKnown && (
        <Button type="dashed" icon={<PlusOutlined aria-hidden />} onClick={() => setNaming(true)}>
          {t('saveView')}
        </Button>
      )}
      <NameDialog open={naming} onClose={() => setNaming(false)} onSave={(name) => store.save(name, value)} />
    </fieldset>
  );
}

interface NameDialogProps {
  open: boolean;
  onClose: () => void;
  onSave: (name: string) => Promise<void>;
}

function NameDialog({ open, onClose, onSave }: NameDialogProps): ReactElement {
  const t = useWords(deskUiWords);
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFault(null);
    try {
      await onSave(name.trim());
      setName('');
      onClose();
    } catch (error) {
      setFault(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open={open} title={t('saveView')} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('viewName')}
          hint={t('viewNameHint')}
          error={fault === null ? undefined : errorText(fault)}
          maxLength={40}
          value={name}
          onChange={setName}
        />
        <LightButton variant="primary" type="submit" busy={busy} disabled={name.trim() === ''}>
          {t('save')}
        </LightButton>
      </form>
    </Dialog>
  );
}
