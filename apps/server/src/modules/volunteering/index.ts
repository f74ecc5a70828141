/**
 * Joint activities (共建活动): planned and told by a unit, confirmed by the community. Hours on the sheet of a confirmed
 * activity are the fact a ledger of points will draw on; `activity.confirmed` and `activity.sent-back` tell when.
 */
export { enterActivities, type PastActivity } from './commands/enter-activities.ts';
/** They go with their ground when places are redrawn. */
export { activitiesAt, moveActivities } from './commands/move-activities.ts';
/** For the demo, which lays some by the same commands. */
export { planActivity } from './commands/plan-activity.ts';
export { recordActivity } from './commands/record-activity.ts';
export { confirmActivities, sendBackActivity } from './commands/settle-activity.ts';
