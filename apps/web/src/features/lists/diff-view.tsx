import { diffListVersion, type ListDiff, type ListItem } from '@huying/server/contract/lists';
import type { ReactElement } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { useAnswer } from '../../lib/query.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Fold } from '../../ui/fold.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ScrollBox } from '../../ui/desk/scroll-box.tsx';
import { useDescribe } from './describe.ts';
import { listWords } from './words.ts';

/** What a version adds, removes and changes. */
export function DiffView({ id }: { id: string }): ReactElement {
  const { data, error, refetch } = useAnswer(diffListVersion, { params: { id } });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return data ? <Diff diff={data} /> : <Skeleton lines={4} />;
}

function Diff({ diff }: { diff: ListDiff }): ReactElement {
  const t = useWords(listWords);
  const { added, removed, changed, unchanged, against } = diff;
  if (against === null) return <p className="muted">{t('firstVersion')}</p>;
  if (added.length + removed.length + changed.length === 0) return <p className="muted">{t('changesNone')}</p>;
  return (
    <div className="list-diff">
      {changed.length > 0 && (
        <Fold title={t('changed', { n: changed.length })} open>
          {changed.map((change) => (
            <Changed key={change.key} list={diff.list} change={change} />
          ))}
        </Fold>
      )}
      {added.length > 0 && (
        <Fold title={t('added', { n: added.length })} open={added.length < 20}>
          <Items list={diff.list} items={added} />
        </Fold>
      )}
      {removed.length > 0 && (
        <Fold title={t('removed', { n: removed.length })} open={removed.length < 20}>
          <Items list={diff.list} items={removed} />
        </Fold>
      )}
      <p className="muted">{t('unchanged', { n: unchanged })}</p>
    </div>
  );
}

function Items({ list, items }: { list: ListDiff['list']; items: ListDiff['added'] }): ReactElement {
  const { itemName, itemText } = useDescribe();
  return (
    <ul>
      {items.map(({ key, item }) => (
        <li key={key}>
          <strong>{itemName(list, item as ListItem)}</strong>
          <span className="muted"> {itemText(item as object).replaceAll('\n', '；')}</span>
        </li>
      ))}
    </ul>
  );
}

function Changed({ list, change }: { list: ListDiff['list']; change: ListDiff['changed'][number] }): ReactElement {
  const t = useWords(listWords);
  const { fieldName, valueText } = useDescribe();
  const { key, name, fields } = change;
  const isDays = (field: string) => list === 'calendar' && (field === 'holidays' || field === 'workdays');
  return (
    <ScrollBox label={name || key}>
      <table className="list-table">
        <caption className="sr-only">{name || key}</caption>
        <thead>
          <tr>
            <th scope="col">{name || (list === 'calendar' ? t('calendar') : key)}</th>
            <th scope="col">{t('from')}</th>
            <th scope="col">{t('to')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ field, from, to }) => (
            <tr key={field}>
              <th scope="row">{fieldName(field)}</th>
              {/* Of lists of days the server tells what went out and what came in, not two thousand dates. */}
              <td>
                <del>{isDays(field) ? t('daysOut', { days: valueText(field, from) }) : valueText(field, from)}</del>
              </td>
              <td>
                <ins>{isDays(field) ? t('daysIn', { days: valueText(field, to) }) : valueText(field, to)}</ins>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
