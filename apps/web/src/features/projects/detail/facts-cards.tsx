import type { Project } from '@huying/server/contract/projects';
import type { ReactElement } from 'react';
import { momentOf } from '../../../lib/civil-day.ts';
import { usePlaces, useUnits } from '../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { moneyText } from '../../../lib/money.ts';
import { dayText } from '../../../lib/time.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Card } from '../../../ui/card.tsx';
import { sourcePage, useSource } from '../parts/use-source.ts';
import { partWords } from '../parts/words.ts';
import { useProjectTypes } from '../use-project-types.ts';
import { projectWords } from '../words.ts';
import { detailWords } from './words.ts';

export function FactsCard({ project }: { project: Project }): ReactElement {
  const t = useWords(detailWords);
  const common = useWords(projectWords);
  const lang = useLanguage();
  const units = useUnits();
  const places = usePlaces();
  const types = useProjectTypes();
  const { budget } = project;
  const day = (on: string | null): string => (on ? dayText(momentOf(on), lang) : '');
  const money = [budget.amount && common('yuan', { n: moneyText(budget.amount, lang) }), budget.source, budget.text];
  const facts: [string, string][] = [
    [common('type'), types.name(project.category)],
    [common('place'), places.name(project.placeId)],
    [common('planner'), units.name(project.plannerId)],
    [common('owner'), units.name(project.leadId) || common('noOwner')],
    [common('budget'), money.filter(Boolean).join(' · ')],
    [t('drafted'), dayText(project.createdAt, lang)],
    [t('started'), day(project.startedOn)],
    [t('finished'), day(project.finishedOn)],
    [common('recheckOn'), day(project.recheckOn)],
    [t('roundNow'), project.round > 1 ? t('round', { n: project.round }) : ''],
    [t('stopped'), project.stopReason ?? ''],
  ];
  return (
    <Card title={t('facts')}>
      <dl className="project-facts">
        {facts.map(
          ([term, words]) =>
            words && (
              <div key={term} className="project-fact">
                <dt>{term}</dt>
                <dd>{words}</dd>
              </div>
            ),
        )}
      </dl>
    </Card>
  );
}

export function SourcesCard({ project: { sources } }: { project: Project }): ReactElement | null {
  const common = useWords(projectWords);
  if (sources.length === 0) return null;
  return (
    <Card title={common('sources')}>
      <ul className="project-lines">
        {sources.map((source) => (
          <SourceLine key={source.id} source={source} />
        ))}
      </ul>
    </Card>
  );
}

const toldSteps = ['decided', 'underway', 'effective', 'rebounded', 'closed', 'stopped'] as const;

function SourceLine({ source }: { source: Project['sources'][number] }): ReactElement {
  const t = useWords(detailWords);
  const common = useWords(projectWords);
  const part = useWords(partWords);
  const facts = useSource(source);
  const kind = common(`source.${source.kind}`);
  const step = toldSteps.find((each) => each === source.told);
  return (
    <li>
      <span>
        {facts === null && source.kind !== 'agreement' ? (
          part('withName', { kind, name: part('hidden') })
        ) : (
          <AppLink className="row-link" href={sourcePage(source)}>
            {facts ? part('withName', { kind, name: facts.title }) : kind}
          </AppLink>
        )}
        {step && (
          <>
            <br />
            <span className="muted">{t('told', { step: t(`told.${step}`) })}</span>
          </>
        )}
      </span>
    </li>
  );
}
