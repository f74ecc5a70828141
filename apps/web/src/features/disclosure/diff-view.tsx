import type { EditionDiff } from '@huying/server/contract/disclosure';
import type { ReactElement } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { Fold } from '../../ui/fold.tsx';
import { diffWords } from './diff-words.ts';
import { fieldName } from './field-name.ts';
import { stateName } from './item-state.tsx';
import { listWords } from './list-words.ts';

/** What one edition adds, drops and changes, in words that need no colour. */
export function DiffView({ diff }: { diff: EditionDiff }): ReactElement {
  const t = useWords(diffWords);
  const common = useWords(listWords);
  const { from, added, gone, changed, unchanged } = diff;
  const shown = (field: string, value: string): string =>
    value === '' ? t('empty') : field === 'state' ? stateName(value, common) : value;
  if (from === null) return <p className="muted">{t('first')}</p>;
  if (added.length + gone.length + changed.length === 0) return <p className="muted">{t('none')}</p>;
  return (
    <div className="stack stack-tight">
      {changed.length > 0 && (
        <Fold title={t('changed', { n: changed.length })} open={changed.length < 20}>
          <ul className="public-diff">
            {changed.map((item) => (
              <li key={item.id}>
                <strong>{item.title}</strong>
                <dl>
                  {item.fields.map(({ field, from: was, to }) => (
                    <div key={field}>
                      <dt className="muted">{fieldName(field, common)}</dt>
                      <dd>
                        <del>{shown(field, was)}</del> → <ins>{shown(field, to)}</ins>
                      </dd>
                    </div>
                  ))}
                </dl>
              </li>
            ))}
          </ul>
        </Fold>
      )}
      {added.length > 0 && <Titles title={t('added', { n: added.length })} items={added} />}
      {gone.length > 0 && <Titles title={t('gone', { n: gone.length })} items={gone} />}
      <p className="muted">{t('unchanged', { n: unchanged })}</p>
    </div>
  );
}

function Titles({ title, items }: { title: string; items: EditionDiff['added'] }): ReactElement {
  return (
    <Fold title={title} open={items.length < 20}>
      <ul className="public-diff">
        {items.map((item) => (
          <li key={item.id}>{item.title}</li>
        ))}
      </ul>
    </Fold>
  );
}
