import { type ReactElement, useEffect, useState } from 'react';
import { errorText } from '../../../lib/api-error.ts';
import { useWords } from '../../../lib/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { FieldError } from '../../../ui/field.tsx';
import { ItemCard } from './item-card.tsx';
import type { ListPage } from './left-list.ts';
import { publicWords } from './words.ts';

interface FoundRowsProps {
  first: ListPage;
  more: (cursor: string) => Promise<ListPage>;
  words: string;
  /** What was on screen when a row was opened, and which row. */
  left: { pages: readonly ListPage[]; itemId: string } | undefined;
  onOpen: (itemId: string, pages: readonly ListPage[]) => void;
}

const rowId = (itemId: string): string => `row-${itemId}`;

/** The rows that were found, page after page; who comes back to them is where they were. */
export function FoundRows({ first, more, words, left, onOpen }: FoundRowsProps): ReactElement {
  const t = useWords(publicWords);
  const [later, setLater] = useState({ of: first, pages: left?.pages.slice(1) ?? [] });
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  // A new first page begins the list anew.
  const pages = [first, ...(later.of === first ? later.pages : [])];
  const next = pages.at(-1)?.next ?? null;
  const [backTo] = useState(left?.itemId);
  useEffect(() => {
    if (backTo === undefined) return;
    // After the page has gone to its top.
    const frame = requestAnimationFrame(() => {
      const row = document.getElementById(rowId(backTo));
      row?.scrollIntoView({ block: 'center' });
      row?.querySelector('a')?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [backTo]);
  const load = async (cursor: string) => {
    setBusy(true);
    setFault('');
    try {
      const page = await more(cursor);
      setLater((known) => ({ of: first, pages: [...(known.of === first ? known.pages : []), page] }));
    } catch (error) {
      setFault(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <ul className="public-rows">
        {pages.flatMap(({ items, placeId, place }) =>
          items.map((item) => (
            <li key={item.id} id={rowId(item.id)}>
              <ItemCard
                item={item}
                placeId={placeId}
                place={place}
                words={words}
                onOpen={() => onOpen(item.id, pages)}
              />
            </li>
          )),
        )}
      </ul>
      {fault && <FieldError>{fault}</FieldError>}
      {next !== null && (
        <Button block busy={busy} onClick={() => void load(next)}>
          {busy ? t('loading') : t('more')}
        </Button>
      )}
    </>
  );
}
