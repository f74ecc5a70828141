import { command, query, raw, type Route } from '../../platform/http/route.ts';
import { importSheet } from './commands/import-sheet.ts';
import { planActivity, reviseActivity } from './commands/plan-activity.ts';
import { putOptions } from './commands/put-options.ts';
import { recordActivity } from './commands/record-activity.ts';
import { seeParticipants, seeStaff } from './commands/see-names.ts';
import { cancelActivity, confirmActivities, restoreActivity, sendBackActivity } from './commands/settle-activity.ts';
import { volunteeringEndpoints as api } from './contract.ts';
import { getActivity } from './queries/activity-rows.ts';
import { countActivities } from './queries/count-activities.ts';
import { exportActivities } from './queries/export-activities.ts';
import { listActivities } from './queries/list-activities.ts';
import { activityOptions, volunteeringSettings } from './queries/settings.ts';
import { sheetTemplate } from './queries/sheet-template.ts';

export const volunteeringRoutes: Route[] = [
  query(api.listActivityKinds, async (ctx) => {
    const { kinds, namesKeepDays } = await volunteeringSettings(ctx);
    return { items: [...kinds], namesKeepDays };
  }),
  query(api.getActivityOptions, (ctx) => activityOptions(ctx)),
  command(api.putActivityOptions, (ctx, { body }) => putOptions(ctx, body)),
  query(api.listActivities, (ctx, input) => listActivities(ctx, input.query)),
  query(api.countActivities, (ctx, input) => countActivities(ctx, input.query)),
  query(api.getActivity, (ctx, { params }) => getActivity(ctx, params.id)),
  command(api.planActivity, (ctx, { body }) => planActivity(ctx, body)),
  command(api.reviseActivity, (ctx, { params, body }) => reviseActivity(ctx, params.id, body)),
  command(api.recordActivity, (ctx, { params, body }) => recordActivity(ctx, params.id, body)),
  command(api.confirmActivities, (ctx, { body }) => confirmActivities(ctx, body.items)),
  command(api.sendBackActivity, (ctx, { params, body }) => sendBackActivity(ctx, params.id, body)),
  command(api.cancelActivity, (ctx, { params, body }) => cancelActivity(ctx, params.id, body)),
  command(api.restoreActivity, (ctx, { params, body }) => restoreActivity(ctx, params.id, body.version)),
  command(api.seeParticipants, (ctx, { params }) => seeParticipants(ctx, params.id)),
  command(api.seeStaff, (ctx, { body }) => seeStaff(ctx, body.year)),
  raw(api.sheetTemplate, sheetTemplate),
  raw(api.importSheet, importSheet),
  raw(api.exportActivities, exportActivities),
];
