import { searchMatters } from '@huying/server/contract/matters';
import { type ReactElement, useCallback, useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '../../lib/api.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { matterPage } from '../../lib/matter-page.ts';
import { keysText, shortcuts, useShortcuts } from '../../lib/shortcuts.ts';
import { useSignal } from '../../lib/use-signal.ts';
import { type Command, CommandPalette } from '../../ui/desk/command-palette.tsx';
import { ShortcutSheet } from '../../ui/desk/shortcut-sheet.tsx';
import { useMenuPages } from './desk-nav.tsx';
import { deskWords } from './words.ts';

/** ⌘K and ?: every page, every act of the page at hand, every request by a few characters. */
export function DeskCommands({ onSearch }: { onSearch: () => void }): ReactElement {
  const t = useWords(deskWords);
  const lang = useLanguage();
  const [, go] = useLocation();
  const [shown, setShown] = useState<'palette' | 'sheet' | null>(null);
  const pages = useMenuPages();
  const inForce = useSignal(shortcuts);
  const group = t('everywhere');
  useShortcuts([
    { keys: '/', label: t('goSearch'), group, run: onSearch },
    { keys: 'mod+k', label: t('goPalette'), group, run: () => setShown('palette') },
    { keys: '?', label: t('goShortcuts'), group, run: () => setShown('sheet') },
  ]);
  const search = useCallback(
    async (words: string, signal: AbortSignal): Promise<Command[]> => {
      const { items } = await call(searchMatters, { query: { q: words }, signal });
      return items.map(({ id, kind, parentId, number, title }) => ({
        id,
        label: title,
        hint: number,
        run: () => go(matterPage('desk', { id, kind, parentId })),
      }));
    },
    [go],
  );
  const commands: Command[] = [
    ...pages.map(({ path, title }) => ({
      id: path,
      label: lang === 'en' ? title.en : title.zh,
      hint: t('page'),
      run: () => go(path),
    })),
    ...inForce
      .filter(({ keys }) => keys !== 'mod+k')
      .map(({ keys, label, run }) => ({ id: `key ${keys} ${label}`, label, hint: keysText(keys), run })),
  ];
  return (
    <>
      <CommandPalette open={shown === 'palette'} onClose={() => setShown(null)} commands={commands} search={search} />
      <ShortcutSheet open={shown === 'sheet'} onClose={() => setShown(null)} />
    </>
  );
}
