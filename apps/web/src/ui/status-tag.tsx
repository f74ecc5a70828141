import './tag.css';
import type { ReactElement, ReactNode } from 'react';

export type Tone = 'neutral' | 'active' | 'success' | 'warning' | 'danger';

/** Each tone has a shape of its own, for those who do not see colour and for black-and-white print. */
const shapes: Record<Tone, ReactElement> = {
  neutral: <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2.5" />,
  active: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2.5" />
      <path d="M8 2a6 6 0 0 1 0 12z" />
    </>
  ),
  success: <path d="M2 8.5l4 4 8-9" fill="none" stroke="currentColor" strokeWidth="3" />,
  warning: <path d="M8 1l7.5 14h-15z" />,
  danger: <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" />,
};

/** A state as word, shape and colour. Red is for overdue and danger only, amber for approaching, green for done. */
export function StatusTag({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }): ReactElement {
  return (
    <span className={`tag tag-${tone}`}>
      <svg viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
        {shapes[tone]}
      </svg>
      <span>{children}</span>
    </span>
  );
}
