import { type ReactElement, type ReactNode, useLayoutEffect, useRef, useState } from 'react';

/**
 * The table draws its head a second time, hidden, to measure the columns: the copy must hold nothing that the
 * keyboard can reach.
 */
export function SelectAll({ children }: { children: ReactNode }): ReactElement {
  const element = useRef<HTMLSpanElement>(null);
  const [isCopy, setIsCopy] = useState(false);
  useLayoutEffect(() => setIsCopy(element.current?.closest('[aria-hidden="true"]') != null), []);
  return <span ref={element}>{isCopy ? null : children}</span>;
}
