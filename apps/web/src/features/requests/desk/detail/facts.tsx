import { type RequestDetail, similarRequests } from '@huying/server/contract/requests';
import type { ReactElement } from 'react';
import { useUnits } from '../../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { useAnswer } from '../../../../lib/query.ts';
import { dateTimeText } from '../../../../lib/time.ts';
import { AppLink } from '../../../../ui/app-link.tsx';
import { ErrorState } from '../../../../ui/error-state.tsx';
import { Skeleton } from '../../../../ui/skeleton.tsx';
import { flowWords, isFlowWord } from '../../flow-words.ts';
import { useCategoryTree } from '../acts/use-lists.ts';
import { Section } from './section.tsx';
import { detailWords } from './words.ts';

export function Facts({ detail }: { detail: RequestDetail }): ReactElement {
  const t = useWords(detailWords);
  const flow = useWords(flowWords);
  const lang = useLanguage();
  const units = useUnits();
  const categories = useCategoryTree();
  const { category, source, sourceNumber, createdAt, holderId, leadId, dispatcherId, dispatchClause, closedAt } =
    detail;
  const sourceKey = `source.${source}`;
  const rows: [string, string][] = [
    [t('category'), category ? categories.name(category) : t('categoryNone')],
    [t('source'), isFlowWord(sourceKey) ? flow(sourceKey) : source],
    [t('sourceNumber'), sourceNumber ?? ''],
    [t('registered'), dateTimeText(createdAt, lang)],
    [t('holder'), units.name(holderId)],
    [t('lead'), leadId === holderId ? '' : units.name(leadId)],
    [t('dispatcher'), units.name(dispatcherId)],
    [t('dispatchClause'), dispatchClause ?? ''],
    [t('closed'), closedAt ? dateTimeText(closedAt, lang) : ''],
  ];
  return (
    <Section title={t('facts')}>
      <dl className="request-facts">
        {rows
          .filter(([, value]) => value !== '')
          .map(([label, value]) => [<dt key={`${label}-label`}>{label}</dt>, <dd key={label}>{value}</dd>])}
      </dl>
    </Section>
  );
}

/** Open ones like it nearby: looked at before it is sent to anybody. */
export function Similar({ detail: { id } }: { detail: RequestDetail }): ReactElement {
  const t = useWords(detailWords);
  const flow = useWords(flowWords);
  const lang = useLanguage();
  const { data, error, refetch } = useAnswer(similarRequests, { params: { id } });
  return (
    <Section title={t('similar')}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={2} />}
      {data?.items.length === 0 && <p className="muted">{t('similarNone')}</p>}
      {data && data.items.length > 0 && (
        <ul className="request-list">
          {data.items.map(({ id: other, title, state, createdAt, distance }) => (
            <li key={other} className="request-similar">
              <AppLink className="row-link" href={`/desk/requests/${other}`}>
                {title}
              </AppLink>
              <span className="muted small">
                {[
                  isFlowWord(state) ? flow(state) : state,
                  dateTimeText(createdAt, lang),
                  distance === null ? '' : t('similarAway', { n: distance }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
