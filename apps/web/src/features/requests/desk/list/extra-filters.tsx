import './list.css';
import type { ReactElement } from 'react';
import { useWords } from '../../../../lib/i18n.ts';
import { Button } from '../../../../ui/button.tsx';
import type { ListQuery } from './list-query.ts';
import { useExtraFilters } from './use-filters.ts';
import { listWords } from './words.ts';

/** Limits that came with a link from a figure: said in words, each can be taken away. */
export function ExtraFilters(props: { query: ListQuery; onChange: (query: ListQuery) => void }): ReactElement | null {
  const t = useWords(listWords);
  const extras = useExtraFilters(props.query);
  if (extras.length === 0) return null;
  return (
    <div className="extra-filters">
      <span className="muted">{t('also')}</span>
      {extras.map(({ label, without }) => (
        <Button key={label} icon="close" label={t('drop', { name: label })} onClick={() => props.onChange(without)}>
          {label}
        </Button>
      ))}
    </div>
  );
}
