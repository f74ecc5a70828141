import type { Dashboard } from '@huying/server/contract/reporting';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { Card } from '../../ui/card.tsx';
import { Fold } from '../../ui/fold.tsx';
import { Figure, percentText } from './figure.tsx';
import { reportWords } from './words.ts';

/** The three rates with what they are made of; who was not reached stands apart. */
export function RateCards({ report }: { report: Dashboard }): ReactElement {
  const t = useWords(reportWords);
  const { rates, filters } = report;
  const { response, resolution, satisfaction } = rates;
  const answered = <Figure filter={filters.answered}>{t('answered', { n: resolution.denominator })}</Figure>;
  return (
    <Card title={t('rates')} aside={<span className="muted">{t('ratesOf')}</span>}>
      <div className="report-rates">
        <RateFigure label={t('response')} value={response.value}>
          <Figure filter={filters.due}>{t('responseDue', { n: response.denominator })}</Figure>
          {t('comma')}
          <Figure filter={filters.contactedInTime}>{t('responseMade', { n: response.numerator })}</Figure>
        </RateFigure>
        <RateFigure label={t('resolution')} value={resolution.value}>
          {answered}
          {t('comma')}
          <Figure filter={filters.solved}>{t('resolutionNumber', { n: resolution.numerator })}</Figure>
        </RateFigure>
        <RateFigure label={t('satisfaction')} value={satisfaction.value}>
          {answered}
          {t('comma')}
          <Figure filter={filters.satisfied}>{t('satisfactionNumber', { n: satisfaction.numerator })}</Figure>
        </RateFigure>
      </div>
      <p className="report-unreached">
        {t('visitedLine')} <Figure filter={filters.visited}>{t('visitedCount', { n: rates.visited })}</Figure>
        {' · '}
        {t('unreachedLine')} <Figure filter={filters.unreached}>{t('visitedCount', { n: rates.unreached })}</Figure>
        {t('unreachedNote')}
      </p>
      <Fold title={t('formula')}>
        <ul className="report-formula">
          <li>{t('formulaResponse')}</li>
          <li>{t('formulaResolution')}</li>
          <li>{t('formulaSatisfaction')}</li>
          <li>{t('formulaUnreached')}</li>
        </ul>
      </Fold>
    </Card>
  );
}

interface RateFigureProps {
  label: string;
  value: number | null;
  children: ReactNode;
}

function RateFigure({ label, value, children }: RateFigureProps): ReactElement {
  const t = useWords(reportWords);
  return (
    <div className="report-rate">
      <h3>{label}</h3>
      <p className="report-rate-value">{percentText(value)}</p>
      <div className="report-rate-track" aria-hidden="true">
        <i style={{ width: `${(value ?? 0) * 100}%` }} />
      </div>
      <p className="muted small">{value === null ? t('noRate') : children}</p>
    </div>
  );
}
