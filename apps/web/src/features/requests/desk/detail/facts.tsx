import type { RequestDetail } from '@huying/server/contract/requests';
import type { ReactElement } from 'react';
import { useUnits } from '../../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { dateTimeText } from '../../../../lib/time.ts';
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
