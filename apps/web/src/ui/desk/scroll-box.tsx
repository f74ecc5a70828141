import './scroll-box.css';
import { type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react';
import { classNames } from '../class-names.ts';

interface ScrollBoxProps {
  /** For screen readers: what is inside. */
  label: string;
  children: ReactNode;
  className?: string;
}

/** Wide content that scrolls inside the page; a stop for the keyboard only while there is something to scroll. */
export function ScrollBox({ label, children, className }: ScrollBoxProps): ReactElement {
  const box = useRef<HTMLElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () =>
      setScrolls(element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);
  return (
    <section
      ref={box}
      className={classNames('scroll-box', className)}
      aria-label={label}
      tabIndex={scrolls ? 0 : undefined}
    >
      {children}
    </section>
  );
}
