import { command, query, raw, type Route } from '../../platform/http/route.ts';
import { callMeeting } from './commands/call-meeting.ts';
import { cancelMeeting, fileMinutes, holdMeeting, updateMeeting } from './commands/change-meeting.ts';
import { createUnit } from './commands/create-unit.ts';
import { decideItem, finishItem } from './commands/decide-item.ts';
import { endLeaderLink, linkLeader } from './commands/leader-links.ts';
import { answerObjection, objectToOpinion, reviseOpinion, writeOpinion } from './commands/opinions.ts';
import { changePairing, createPairing, endPairing } from './commands/pairings.ts';
import { putJointWords } from './commands/put-joint-words.ts';
import { layRota, setRotaMonth, swapRotaMonths } from './commands/rota.ts';
import { foundBody, updateBody } from './commands/save-body.ts';
import { endSeat, giveSeat, updateSeat } from './commands/seats.ts';
import { setAgenda } from './commands/set-agenda.ts';
import { updateUnit } from './commands/update-unit.ts';
import { organizationsEndpoints as endpoints } from './contract.ts';
import { bodyDetail } from './queries/body-rows.ts';
import { countBodies } from './queries/count-bodies.ts';
import { getBelonging } from './queries/get-belonging.ts';
import { getRota } from './queries/get-rota.ts';
import { jointWords } from './queries/joint-words.ts';
import { listAgendaCandidates } from './queries/list-agenda-candidates.ts';
import { listBodies } from './queries/list-bodies.ts';
import { listMeetings } from './queries/list-meetings.ts';
import { listUnits } from './queries/list-units.ts';
import { getMeeting } from './queries/meeting-rows.ts';
import { listOpinions } from './queries/opinion-rows.ts';
import { listLeaderLinks, listPairings } from './queries/pairing-rows.ts';
import { printMinutes } from './queries/print-minutes.ts';

const units: Route[] = [
  query(endpoints.listUnits, (ctx, { query }) => listUnits(ctx, query)),
  command(endpoints.createUnit, (ctx, { body }) => createUnit(ctx, body)),
  command(endpoints.updateUnit, (ctx, { params, body }) => updateUnit(ctx, params.id, body)),
  query(endpoints.getBelonging, (ctx, { params }) => getBelonging(ctx, params.id)),
];

const bodies: Route[] = [
  query(endpoints.getJointWords, (ctx) => jointWords(ctx)),
  command(endpoints.putJointWords, (ctx, { body }) => putJointWords(ctx, body)),
  query(endpoints.listBodies, (ctx, { query }) => listBodies(ctx, query)),
  query(endpoints.countBodies, (ctx) => countBodies(ctx)),
  query(endpoints.getBody, (ctx, { params }) => bodyDetail(ctx, params.id)),
  command(endpoints.foundBody, (ctx, { body }) => foundBody(ctx, body)),
  command(endpoints.updateBody, (ctx, { params, body }) => updateBody(ctx, params.id, body)),
  command(endpoints.giveSeat, (ctx, { params, body }) => giveSeat(ctx, params.id, body)),
  command(endpoints.updateSeat, (ctx, { params, body }) => updateSeat(ctx, params.id, body)),
  command(endpoints.endSeat, (ctx, { params, body }) => endSeat(ctx, params.id, body)),
  query(endpoints.getRota, (ctx, { params, query }) => getRota(ctx, params.id, query)),
  command(endpoints.layRota, (ctx, { params, body }) => layRota(ctx, params.id, body)),
  command(endpoints.setRotaMonth, (ctx, { params, body }) => setRotaMonth(ctx, params.id, params.month, body)),
  command(endpoints.swapRotaMonths, (ctx, { params, body }) => swapRotaMonths(ctx, params.id, body.months)),
];

const pairings: Route[] = [
  query(endpoints.listPairings, (ctx, { query }) => listPairings(ctx, query)),
  command(endpoints.createPairing, (ctx, { body }) => createPairing(ctx, body)),
  command(endpoints.changePairing, (ctx, { params, body }) => changePairing(ctx, params.id, body)),
  command(endpoints.endPairing, (ctx, { params, body }) => endPairing(ctx, params.id, body)),
  query(endpoints.listLeaderLinks, (ctx, { query }) => listLeaderLinks(ctx, query)),
  command(endpoints.linkLeader, (ctx, { body }) => linkLeader(ctx, body)),
  command(endpoints.endLeaderLink, (ctx, { params, body }) => endLeaderLink(ctx, params.id, body)),
];

const meetings: Route[] = [
  query(endpoints.listMeetings, (ctx, { query }) => listMeetings(ctx, query)),
  query(endpoints.getMeeting, (ctx, { params }) => getMeeting(ctx, params.id)),
  command(endpoints.callMeeting, (ctx, { body }) => callMeeting(ctx, body)),
  command(endpoints.updateMeeting, (ctx, { params, body }) => updateMeeting(ctx, params.id, body)),
  command(endpoints.setAgenda, (ctx, { params, body }) => setAgenda(ctx, params.id, body)),
  command(endpoints.holdMeeting, (ctx, { params, body }) => holdMeeting(ctx, params.id, body)),
  command(endpoints.cancelMeeting, (ctx, { params, body }) => cancelMeeting(ctx, params.id, body)),
  command(endpoints.fileMinutes, (ctx, { params, body }) => fileMinutes(ctx, params.id, body)),
  raw(endpoints.printMinutes, printMinutes),
  command(endpoints.decideItem, (ctx, { params, body }) => decideItem(ctx, params.id, body)),
  command(endpoints.finishItem, (ctx, { params, body }) => finishItem(ctx, params.id, body)),
  query(endpoints.listAgendaCandidates, (ctx, { params, query }) => listAgendaCandidates(ctx, params.id, query.search)),
];

const opinions: Route[] = [
  query(endpoints.listOpinions, (ctx, { query }) => listOpinions(ctx, query)),
  command(endpoints.writeOpinion, (ctx, { body }) => writeOpinion(ctx, body)),
  command(endpoints.reviseOpinion, (ctx, { params, body }) => reviseOpinion(ctx, params.id, body)),
  command(endpoints.objectToOpinion, (ctx, { params, body }) => objectToOpinion(ctx, params.id, body)),
  command(endpoints.answerObjection, (ctx, { params, body }) => answerObjection(ctx, params.id, body)),
];

export const routes: Route[] = [...units, ...bodies, ...pairings, ...meetings, ...opinions];
