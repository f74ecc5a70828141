/** Units of the tenant: looked up by id, code or the place they serve; created by the first set-up and the demo. */
export { createUnit, type NewUnit } from './commands/create-unit.ts';
export {
  bodiesAt,
  leaderLinksAt,
  type LinkMove,
  moveBodies,
  type MovedBody,
  moveLeaderLinks,
  returnBodies,
} from './commands/move-bodies.ts';
export { moveUnits, type UnitAt, unitsAt } from './commands/move-units.ts';
export { findUnit, findUnitByCode, findUnits, type UnitRef, unitServing } from './queries/unit-rows.ts';
export { unitIdsUnder, unitServingInMemory, unitsInMemory } from './queries/units-in-memory.ts';
export { unitFieldSql, unitsBelowSql } from './queries/unit-sql.ts';
/** Joint bodies: what modules below give (agenda, the page of a unit, kept files) and ask; decisions are heard as 'joint-decision.made'. */
export { agendaSources, type AgendaQuestion, type AgendaSource } from './agenda-sources.ts';
export { type MinutesKeeper, minutesKeeper } from './minutes-keeper.ts';
export { type UnitPagePart, unitPageParts } from './unit-page-parts.ts';
export { type Decided, decisionOf, mayDecideOn } from './queries/decision-of.ts';
export { mayReadMeeting } from './queries/meeting-rows.ts';
export { pairedCommunities } from './queries/paired-communities.ts';
export type { AgendaCandidate, UnitPageEntry } from './contract.ts';
/** For the demo, which lays its bodies by the same commands. */
export { callMeeting } from './commands/call-meeting.ts';
export { holdMeeting } from './commands/change-meeting.ts';
export { decideItem, finishItem } from './commands/decide-item.ts';
export { linkLeader } from './commands/leader-links.ts';
export { answerObjection, objectToOpinion, writeOpinion } from './commands/opinions.ts';
export { createPairing } from './commands/pairings.ts';
export { layRota, setRotaMonth } from './commands/rota.ts';
export { foundBody } from './commands/save-body.ts';
export { giveSeat } from './commands/seats.ts';
