import './split-pane.css';
import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  useRef,
  useState,
} from 'react';
import { useWords } from '../../lib/i18n.ts';
import { readStoredJson, writeStored } from '../../lib/storage.ts';
import { deskUiWords } from './words.ts';

export interface SplitPaneProps {
  /** Stable name: the width is kept under it. */
  id: string;
  list: ReactNode;
  detail: ReactNode;
}

const clamp = (percent: number): number => Math.min(75, Math.max(25, Math.round(percent)));

/** A list and what is chosen in it, side by side; one above the other on narrow screens. */
export function SplitPane({ id, list, detail }: SplitPaneProps): ReactElement {
  const t = useWords(deskUiWords);
  const frame = useRef<HTMLDivElement>(null);
  const [percent, setPercent] = useState(() => {
    const stored = readStoredJson(`huying.split.${id}`);
    return typeof stored === 'number' ? clamp(stored) : 45;
  });
  const resize = (next: number) => {
    writeStored(`huying.split.${id}`, String(clamp(next)));
    setPercent(clamp(next));
  };
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = frame.current?.getBoundingClientRect();
    if (box) resize(((event.clientX - box.left) / box.width) * 100);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -2, ArrowRight: 2 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    resize(percent + by);
  };
  return (
    <div className="split" ref={frame} style={{ '--split': `${percent}%` } as CSSProperties}>
      <div className="split-side">{list}</div>
      {/* biome-ignore lint/a11y/useSemanticElements: a rule cannot be dragged or take arrow keys. */}
      <div
        className="split-handle"
        role="separator"
        aria-label={t('resize')}
        aria-orientation="vertical"
        aria-valuenow={percent}
        aria-valuemin={25}
        aria-valuemax={75}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
      />
      <div className="split-side">{detail}</div>
    </div>
  );
}
