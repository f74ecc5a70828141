import { command, query, type Route, raw } from '../../platform/http/route.ts';
import { changeNet } from './commands/change-net.ts';
import { createNet } from './commands/create-net.ts';
import { addException, cancelException } from './commands/duty-exceptions.ts';
import { importGround } from './commands/import-ground.ts';
import { importRoster, rejectedRosterRows } from './commands/import-roster.ts';
import { addDutyPerson, changeDutyPerson } from './commands/save-duty-person.ts';
import { changeSection, createSection } from './commands/save-section.ts';
import { setRoster } from './commands/set-roster.ts';
import { setTeam } from './commands/set-team.ts';
import { netsEndpoints as endpoints } from './contract.ts';
import { getNetMap } from './queries/get-net-map.ts';
import { getSection } from './queries/get-section.ts';
import { getTeam } from './queries/get-team.ts';
import { listNets } from './queries/list-nets.ts';
import { rosterTemplate } from './queries/roster-template.ts';
import { whoAnswers } from './queries/who-answers.ts';

export const routes: Route[] = [
  query(endpoints.whoAnswers, (ctx, { query }) => whoAnswers(ctx, query)),
  query(endpoints.listNets, (ctx) => listNets(ctx)),
  command(endpoints.createNet, (ctx, { body }) => createNet(ctx, body)),
  command(endpoints.changeNet, (ctx, { params, body }) => changeNet(ctx, params.id, body)),
  query(endpoints.getNetMap, (ctx, { params }) => getNetMap(ctx, params.id)),
  command(endpoints.createSection, (ctx, { params, body }) => createSection(ctx, params.id, body)),
  command(endpoints.addDutyPerson, (ctx, { params, body }) => addDutyPerson(ctx, params.id, body)),
  command(endpoints.changeDutyPerson, (ctx, { params, body }) => changeDutyPerson(ctx, params.id, body)),
  query(endpoints.getSection, (ctx, { params, query }) => getSection(ctx, params.id, query.from)),
  command(endpoints.changeSection, (ctx, { params, body }) => changeSection(ctx, params.id, body)),
  command(endpoints.setRoster, (ctx, { params, body }) => setRoster(ctx, params.id, body)),
  command(endpoints.addException, (ctx, { params, body }) => addException(ctx, params.id, body)),
  command(endpoints.cancelException, (ctx, { params }) => cancelException(ctx, params.id)),
  command(endpoints.importGround, (ctx, { params, body }) => importGround(ctx, params.id, body)),
  raw(endpoints.importRoster, importRoster),
  raw(endpoints.rejectedRosterRows, rejectedRosterRows),
  raw(endpoints.rosterTemplate, rosterTemplate),
  query(endpoints.getTeam, (ctx, { params }) => getTeam(ctx, params.id)),
  command(endpoints.setTeam, (ctx, { params, body }) => setTeam(ctx, params.id, body)),
];
