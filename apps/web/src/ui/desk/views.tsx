import type { ReactElement } from 'react';
import { Button } from '../button.tsx';

interface ViewsProps<V extends string> {
  label: string;
  views: readonly { view: V; label: string }[];
  value: V;
  onChange: (view: V) => void;
}

/** Which part of a list. */
export function Views<V extends string>({ label, views, value, onChange }: ViewsProps<V>): ReactElement {
  return (
    <fieldset className="row">
      <legend className="sr-only">{label}</legend>
      {views.map(({ view, label: words }) => (
        <Button
          key={view}
          pressed={view === value}
          variant={view === value ? 'primary' : 'secondary'}
          onClick={() => onChange(view)}
        >
          {words}
        </Button>
      ))}
    </fieldset>
  );
}
