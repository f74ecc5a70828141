import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { DetailDrawer } from '../../ui/desk/detail-drawer.tsx';
import { SearchInput } from '../../ui/desk/search-input.tsx';
import { ScrollBox } from '../../ui/desk/scroll-box.tsx';
import { listWords } from './words.ts';

export interface PartColumn<Item> {
  key: string;
  title: string;
  render: (item: Item) => ReactNode;
  /** The column that names the row. */
  main?: boolean;
}

interface PartsTableProps<Item> {
  label: string;
  items: readonly Item[];
  columns: readonly PartColumn<Item>[];
  nameOf: (item: Item) => string;
  /** All that a search should find. */
  textOf: (item: Item) => string;
  /** With it the table can be edited: what stands in the drawer changes the item at once. */
  form?: (item: Item, change: (next: Item) => void) => ReactNode;
  onChange?: ((items: Item[]) => void) | undefined;
  blank?: () => Item;
  /** The row to open, counted from 0; the number in `focus` changes with every wish. */
  focus?: { row: number } | null;
}

/** Items of a list as a table to search; a row opens in the drawer to be edited, and every stroke counts at once. */
export function PartsTable<Item extends object>(props: PartsTableProps<Item>): ReactElement {
  const { label, items, columns, nameOf, textOf, form, onChange, blank, focus } = props;
  const t = useWords(listWords);
  const [words, setWords] = useState('');
  const [open, setOpen] = useState<number | null>(null);
  const [dropping, setDropping] = useState(false);
  useEffect(() => {
    if (focus) setOpen(focus.row);
  }, [focus]);
  const sought = words.toLowerCase();
  const shown = items.flatMap((item, at) => (textOf(item).toLowerCase().includes(sought) ? [{ item, at }] : []));
  const chosen = open === null ? undefined : items[open];
  const add = () => {
    if (!blank || !onChange) return;
    setWords('');
    onChange([...items, blank()]);
    setOpen(items.length);
  };
  const remove = async () => {
    onChange?.(items.filter((_item, at) => at !== open));
    setOpen(null);
  };
  return (
    <div className="stack list-panel">
      <div className="row">
        <SearchInput label={t('searchItems')} value={words} onSearch={setWords} />
        {onChange && blank && (
          <Button icon="plus" onClick={add}>
            {t('add')}
          </Button>
        )}
      </div>
      {shown.length === 0 && <p className="muted">{t('noneFound')}</p>}
      <ScrollBox label={label}>
        <table className="list-table list-parts">
          <thead>
            <tr>
              {columns.map(({ key, title }) => (
                <th scope="col" key={key}>
                  {title}
                </th>
              ))}
              {onChange && <th scope="col">{t('edit')}</th>}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ item, at }) => (
              <tr key={at}>
                {columns.map(({ key, title, render, main }) =>
                  main ? (
                    <th scope="row" key={key}>
                      {render(item)}
                    </th>
                  ) : (
                    <td key={key} data-title={title}>
                      {render(item)}
                    </td>
                  ),
                )}
                {onChange && (
                  <td>
                    <Button label={`${t('edit')} ${nameOf(item)}`} onClick={() => setOpen(at)}>
                      {t('edit')}
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {form && onChange && (
        <DetailDrawer
          open={chosen !== undefined}
          title={chosen ? nameOf(chosen) : ''}
          onClose={() => setOpen(null)}
          actions={
            <>
              <Button variant="primary" onClick={() => setOpen(null)}>
                {t('done')}
              </Button>
              <Button icon="trash" onClick={() => setDropping(true)}>
                {t('remove')}
              </Button>
            </>
          }
        >
          {chosen && (
            <div className="list-form" key={open}>
              {form(chosen, (next) => onChange(items.map((each, at) => (at === open ? next : each))))}
            </div>
          )}
        </DetailDrawer>
      )}
      <ConfirmDialog
        open={dropping}
        title={t('removeTitle', { name: chosen ? nameOf(chosen) : '' })}
        confirm={t('remove')}
        danger
        onConfirm={remove}
        onClose={() => setDropping(false)}
      >
        {t('removeBody')}
      </ConfirmDialog>
    </div>
  );
}

/** Leaves a field out when its text is empty, as the server keeps it. */
export function withText<Item extends object>(item: Item, field: keyof Item & string, text: string): Item {
  const { [field]: _dropped, ...rest } = item;
  return (text === '' ? rest : { ...rest, [field]: text }) as Item;
}
