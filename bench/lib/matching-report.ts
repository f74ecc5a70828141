import type { OneNeed } from './matching-one.ts';
import type { PlanTimes } from './matching-plan.ts';

export interface MatchingReport {
  plans: PlanTimes[];
  ones: OneNeed[];
  machine: string;
  commit: string;
  date: string;
}

const seconds = (ms: number): string => (ms / 1000).toFixed(2);
const count = (value: number): string => value.toLocaleString('en-GB');

/** One Markdown page. */
export function matchingReport({ plans, ones, machine, commit, date }: MatchingReport): string {
  const base = plans[1] ?? plans[0];
  return [
    '# Matching, measured',
    `${date}, commit ${commit}, ${machine}. By \`npm run bench:matching\`; words are those of the outside messages, which are not part of the project.`,
    '## A district: candidates and the plan, in memory',
    [
      '| needs × resources | pairs kept | candidates s | by need ms | plan with candidates s | matched | worth / bound |',
      '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
      ...plans.map(({ needs, resources, candidates, candidatesMs, plan }) =>
        [
          `| ${count(needs)} × ${count(resources)}`,
          ...[count(candidates), seconds(candidatesMs), (candidatesMs / needs).toFixed(3)],
          ...(plan
            ? [seconds(plan.ms), count(plan.matched), `${count(plan.worth)} / ${count(plan.bound)}`]
            : ['–', '–', '–']),
        ]
          .join(' | ')
          .concat(' |'),
      ),
    ].join('\n'),
    `Aims: candidates within 5 s and the plan within 10 s at 2,810 × 2,230; near-linear to 100,000 × 100,000 (by need, against ${count(base?.needs ?? 0)}: ${growth(plans)}).`,
    '## One need, through HTTP with its rights',
    [
      '| resources | asked | p50 ms | p95 ms | worst ms | needs offered anything |',
      '| ---: | ---: | ---: | ---: | ---: | ---: |',
      ...ones.map(
        ({ resources, asked, p50, p95, worst, offered }) =>
          `| ${count(resources)} | ${asked} | ${p50.toFixed(1)} | ${p95.toFixed(1)} | ${worst.toFixed(1)} | ${offered} |`,
      ),
    ].join('\n'),
    'Aim: within 50 ms.',
    '',
  ].join('\n\n');
}

function growth(plans: readonly PlanTimes[]): string {
  const [, small] = plans;
  const large = plans.at(-1);
  if (!small || !large) return '–';
  const each = (plan: PlanTimes): number => plan.candidatesMs / plan.needs;
  return `${(each(large) / each(small)).toFixed(2)} times`;
}
