import './kit.css';
import type { ReactElement, ReactNode } from 'react';

export function KitPart({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <section className="kit-part">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
