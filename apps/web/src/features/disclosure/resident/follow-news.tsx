import type { ReactElement } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { useFollowNews } from './followed-list.tsx';
import { publicWords } from './words.ts';

/** On the first page: that followed projects have moved on; nothing where none has. */
export function FollowNews(): ReactElement | null {
  const t = useWords(publicWords);
  const n = useFollowNews()?.filter(({ isNew }) => isNew).length ?? 0;
  if (n === 0) return null;
  return (
    <div role="status">
      <Button block icon="clock" href="/r/public">
        {t('news', { n })}
      </Button>
    </div>
  );
}
