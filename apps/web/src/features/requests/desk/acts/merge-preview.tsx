import { getRequest, type RequestDetail } from '@huying/server/contract/requests';
import type { ReactElement } from 'react';
import { usePlaces } from '../../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { useAnswer } from '../../../../lib/query.ts';
import { dateTimeText } from '../../../../lib/time.ts';
import { AppLink } from '../../../../ui/app-link.tsx';
import { ErrorState } from '../../../../ui/error-state.tsx';
import { Skeleton } from '../../../../ui/skeleton.tsx';
import { useSaid } from '../detail/use-said.ts';
import { mergeWords } from './merge-words.ts';

/** Both requests side by side, and what will happen, before anything does. */
export function MergePreview({ detail, masterId }: { detail: RequestDetail; masterId: string }): ReactElement {
  const { data: master, error, refetch } = useAnswer(getRequest, { params: { id: masterId } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  // While another is chosen, the answer to the last one is still there.
  if (master?.id !== masterId) return <Skeleton lines={4} />;
  return <Both detail={detail} master={master} />;
}

const reportersOf = ({ meToo, merged }: RequestDetail): number => 1 + meToo + merged.length;

function Both({ detail, master }: { detail: RequestDetail; master: RequestDetail }): ReactElement {
  const t = useWords(mergeWords);
  const lang = useLanguage();
  const said = useSaid();
  const places = usePlaces();
  const rows: [string, (of: RequestDetail) => string][] = [
    [t('what'), ({ content }) => content],
    [t('where'), ({ placeId, address }) => [places.name(placeId), address].filter(Boolean).join(' ')],
    [t('when'), ({ createdAt }) => dateTimeText(createdAt, lang)],
    [t('state'), said.state],
    [t('holder'), said.holder],
    [t('reporters'), (of) => String(reportersOf(of))],
  ];
  const told = reportersOf(detail);
  return (
    <section className="stack stack-tight" aria-label={t('preview')}>
      <table className="conflict-table">
        <caption className="sr-only">{t('preview')}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('this')}</th>
            <th scope="col">
              {t('master')}{' '}
              <AppLink className="row-link" href={`/desk/requests/${master.id}`}>
                {master.number}
              </AppLink>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, of]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{of(detail)}</td>
              <td>{of(master)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="request-why">
        <li>{t('willFollow', { number: master.number })}</li>
        <li>{t('willTell', { n: told, all: told + reportersOf(master) })}</li>
        <li>{t('mayUndo')}</li>
      </ul>
    </section>
  );
}
