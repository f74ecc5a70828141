import type { ReactElement } from 'react';
import { useDraft } from '../../lib/drafts.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { KitPart } from './kit-part.tsx';

/** Typed text that a reload must not lose. */
export function DraftPart(): ReactElement {
  const { value, change, clear, restored } = useDraft('kit', { text: '' });
  return (
    <KitPart title="草稿">
      <TextArea
        label="写一句，再刷新页面"
        hint={restored ? '上次写的内容已带回来。' : undefined}
        value={value.text}
        onChange={(text) => change({ text })}
      />
      <Button onClick={clear}>清空</Button>
    </KitPart>
  );
}
