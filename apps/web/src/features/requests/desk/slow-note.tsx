import type { ReactElement } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { deskUiWords } from '../../../ui/desk/words.ts';

/** 「比平时慢一些」 above a skeleton that has been there for a while. */
export function SlowNote({ shown }: { shown: boolean }): ReactElement | null {
  const t = useWords(deskUiWords);
  return shown ? (
    <p className="muted" role="status">
      {t('slow')}
    </p>
  ) : null;
}
