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
 * for accepting, and for urgent handling, are our own. A called department reports within 30 minutes in an emergency
 * (平谷), otherwise within 2 hours; a supervised request and a written answer have limits of our own.
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
  limit('S16', 'report', 30, 'minutes', 'urgent'),
  limit('S17', 'report', 2, 'hours'),
  limit('S18', 'urge-answer', 1, 'workdays'),
  limit('S19', 'supervise', 3, 'workdays'),
  limit('S20', 'supervise', 12, 'hours', 'urgent'),
];

/** 应急预案: while an emergency is declared, everything is handled within 4 hours (洪雅 2020); the shorter steps are our own. */
export const emergencyLimits: LimitItem[] = [
  limit('E1', 'accept', 15, 'minutes'),
  limit('E2', 'sign', 30, 'minutes'),
  limit('E3', 'contact', 2, 'hours'),
  limit('E4', 'handle', 4, 'hours'),
  limit('E5', 'follow-up', 1, 'workdays'),
  limit('E6', 'supply', 1, 'calendar-days'),
  limit('E7', 'report', 30, 'minutes'),
  limit('E8', 'urge-answer', 2, 'hours'),
  limit('E9', 'supervise', 2, 'hours'),
];
