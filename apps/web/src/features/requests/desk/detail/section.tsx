import './detail.css';
import { type ReactElement, type ReactNode, useId } from 'react';

interface SectionProps {
  title: string;
  children: ReactNode;
}

/** One part of a request, named for those who walk by headings. */
export function Section({ title, children }: SectionProps): ReactElement {
  const id = useId();
  return (
    <section className="request-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
