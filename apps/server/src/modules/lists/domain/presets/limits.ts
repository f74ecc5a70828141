import type { LimitItem, Stage, Urgency } from '../items.ts';

const WARN = [0.5, 0.8, 1];
const limit = (
  clause: string,
  stage: Stage,
  amount: number,
  unit: LimitItem['unit'],
  urgency: Urgency | '*' = '*',
  category = '*',
): LimitItem => ({ clause, category, urgency, stage, amount, unit, warnAt: WARN });

/**
 * A county's starting limits (the suggested preset of the request machine, §4.3): sign in 2 hours when urgent, in 4
 * working hours otherwise; contact in 24 hours; advice 1 working day, utilities 24 hours, general 5 and complex 15
 * working days; follow-up 3 working days after the reply; the resident has 5 days to supply what was asked. The limits
 * for accepting, and for urgent handling, are our own.
 */
export const presetLimits: LimitItem[] = [
  limit('S1', 'accept', 30, 'minutes', 'urgent'),
  limit('S2', 'accept', 240, 'working-minutes'),
  limit('S3', 'sign', 2, 'hours', 'urgent'),
  limit('S4', 'sign', 240, 'working-minutes'),
  limit('S5', 'contact', 24, 'hours'),
  limit('S6', 'handle', 24, 'hours', 'urgent'),
  limit('S7', 'handle', 5, 'workdays', 'normal'),
  limit('S8', 'handle', 15, 'workdays', 'complex'),
  limit('S9', 'handle', 24, 'hours', 'normal', 'heating'),
  limit('S10', 'handle', 24, 'hours', 'normal', 'water'),
  limit('S11', 'handle', 24, 'hours', 'normal', 'power'),
  limit('S12', 'handle', 24, 'hours', 'normal', 'gas'),
  limit('S13', 'handle', 1, 'workdays', '*', 'advice'),
  limit('S14', 'follow-up', 3, 'workdays'),
  limit('S15', 'supply', 5, 'calendar-days'),
];
