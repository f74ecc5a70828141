import './shortcut-sheet.css';
import { Fragment, type ReactElement } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { preferences, setPreferences } from '../../lib/preferences.ts';
import { keysText, shortcuts } from '../../lib/shortcuts.ts';
import { useSignal } from '../../lib/use-signal.ts';
import { Checkbox } from '../checkbox.tsx';
import { Dialog } from '../dialog.tsx';
import { deskUiWords } from './words.ts';

/** The keys that work on the page as it stands, and the switch for single keys. */
export function ShortcutSheet({ open, onClose }: { open: boolean; onClose: () => void }): ReactElement {
  const t = useWords(deskUiWords);
  const list = useSignal(shortcuts);
  const { singleKeys } = useSignal(preferences);
  const groups = [...new Set(list.map(({ group }) => group))];
  return (
    <Dialog open={open} title={t('shortcuts')} onClose={onClose}>
      {groups.map((group) => (
        <div className="shortcut-group" key={group}>
          <h3>{group}</h3>
          {[...new Map(list.filter((each) => each.group === group).map((each) => [each.keys, each])).values()].map(
            ({ keys, label }) => (
              <Fragment key={keys}>
                <span>{label}</span>
                <kbd>{keysText(keys)}</kbd>
              </Fragment>
            ),
          )}
        </div>
      ))}
      <Checkbox checked={singleKeys} onChange={(on) => setPreferences({ singleKeys: on })}>
        {t('singleKeys')}
      </Checkbox>
    </Dialog>
  );
}
