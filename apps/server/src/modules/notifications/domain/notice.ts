/** What a notice keeps of its event: enough for its words, nothing about any person. */
export interface NoticeData {
  number?: string;
  stage?: string;
  level?: number;
  year?: number;
  /** A last day, or the day of a meeting, as '2026-12-31'. */
  until?: string;
  /** How many there are. */
  count?: number;
}

/** To whom a notice is addressed: everybody in a unit, or one person. */
export type Recipient = { unitId: string } | { personId: string };

/** The facts of an event that decide who hears of it; ids only. */
export interface Told {
  kind: string;
  /** Who did it; null for the resident and for the clock. */
  unitId: string | null;
  actorId: string | null;
  data: Record<string, unknown>;
}

/** What whoever holds one of some roles is told of, wherever they are: by kind, the codes of the roles. */
export const toldRoles: Readonly<Record<string, readonly string[]>> = {
  'list.cover-ending': ['system-admin'],
  'admission.asked': ['district-dispatcher', 'supervisor'],
};

/** What those of the acting unit who may do the next step are told of: by kind, the permission. `data.not` names who may not. */
export const toldPermitted: Readonly<Record<string, string>> = { 'disclosure.ready': 'disclosure.publish' };

/**
 * Every kind of event about a request, or about work put on grid workers, that units are told of. After a return or a reply the unit that dispatched holds the matter
 * again, so "the holder" is the right address for all of them.
 */
export const toldKinds: readonly string[] = [
  'request.registered',
  'request.dispatched',
  'request.reassigned',
  'request.returned',
  'request.return-adjudicated',
  'request.supplied',
  'request.supply-lapsed',
  'request.supplemented',
  'request.replied',
  'request.rework-ordered',
  'request.rehandled',
  'request.reopened',
  'request.withdrawn',
  'request.limit-warned',
  'request.place-moved',
  'request.co-handled',
  'request.whistled',
  'request.whistle-failed',
  'request.escalated',
  'request.adopted',
  'request.urged',
  'request.supervised',
  'request.urge-answered',
  'request.extension-asked',
  'request.suspension-asked',
  'request.ask-refused',
  'request.extended',
  'request.suspended',
  'request.suspension-renewed',
  'request.resumed',
  'request.merged-in',
  'request.merged-out',
  'request.unmerged',
  'request.transfer-ended',
  'co-task.assigned',
  'co-task.signed',
  'co-task.stage-reported',
  'co-task.finished',
  'co-task.returned',
  'co-task.closed',
  'co-task.ended',
  'co-task.limit-warned',
  'whistle-call.called',
  'whistle-call.reported',
  'whistle-call.ignored',
  'whistle-call.finished',
  'whistle-call.cancelled',
  'whistle-call.rated',
  'whistle-call.ended',
  'whistle-call.limit-warned',
  'admission.approved',
  'admission.refused',
  'admission.ended',
  'hazard.reported',
  'hazard.assigned',
  'hazard.rectified',
  'hazard.sent-back',
  'hazard.limit-warned',
  'need.noted',
  'need.unmatched',
  'need.rebounded',
  'need.talked-about',
  'need.unmatched-warned',
  'match-plan.solved',
  'promise.made',
  'promise.side-confirmed',
  'promise.confirmed',
  'promise.due',
  'promise.overdue',
  'promise.kept',
  'promise.fell-through',
  'joint-meeting.called',
  'joint-meeting.cancelled',
  'joint-decision.made',
  'project.talked-about',
  'project.decided',
  'project.claimed',
  'project.chosen',
  'project.claim-lost',
  'project.assigned',
  'project.milestone-reached',
  'project.part-reported',
  'project.finished',
  'project.effect-reported',
  'project.effect-published',
  'project.rechecked',
  'project.rebounded',
  'project.stopped',
  'project.limit-warned',
  'agreement.revised',
  'agreement.sent',
  'agreement.sent-back',
  'agreement.signed',
  'agreement.came-into-force',
  'agreement.withdrawn',
  'agreement.review-due',
  'agreement.rated',
  'agreement.review-concluded',
  'agreement.ended',
  'agreement.expired',
  'agreement.limit-warned',
  'unit-opinion.written',
  'unit-opinion.objected',
  'unit-opinion.answered',
  'activity.planned',
  'activity.revised',
  'activity.held',
  'activity.confirmed',
  'activity.sent-back',
  'activity.cancelled',
];
const told: ReadonlySet<string> = new Set(toldKinds);

/** Who is told of an event: the unit that now must act, and the assignee; nobody of what their own unit or they did. */
export function recipientsOf(event: Told): Recipient[] {
  if (!told.has(event.kind) || isBulk(event) || isNoNews(event)) return [];
  const { holderId, assigneeId, tell } = event.data;
  // The other side of a call or of a helper's part: who called, who leads, who was asked; several where it falls on several.
  const units = [holderId, ...(Array.isArray(tell) ? (tell as unknown[]) : [tell])];
  const recipients: Recipient[] = [...new Set(units)]
    .filter((unitId) => typeof unitId === 'string' && unitId !== event.unitId)
    .map((unitId) => ({ unitId: unitId as string }));
  if (typeof assigneeId === 'string' && assigneeId !== event.actorId) recipients.push({ personId: assigneeId });
  return recipients;
}

/** A hundred thousand rows of an import are news of one import, and its own page tells it. */
const isBulk = ({ kind, data }: Told): boolean =>
  (kind === 'request.registered' && data.source === 'import') || (kind === 'need.noted' && data.together === true);

/** A request that lies in another grid now, and stays with who had it, asks nothing of anybody. */
const isNoNews = (event: Told): boolean => event.kind === 'request.place-moved' && !event.data.formerHolderId;

const noPage = /^(admission|unit-opinion|list)\.|^project\.claim-lost$|^need\.unmatched-warned$/;
/**
 * Id of what has the page that tells of it: a part is shown on the page of its request, a promise on that of its need, a decision
 * on that of its meeting. Null where a list tells of it (admissions, opinions), and where whom it tells sees no page.
 */
export function shownOn({ kind, subjectId, data }: { kind: string; subjectId: string; data: Told['data'] }) {
  if (noPage.test(kind)) return null;
  const page = kind.startsWith('promise.')
    ? data.needId
    : kind === 'joint-decision.made'
      ? data.meetingId
      : data.parentId;
  if (typeof page === 'string') return page;
  return kind.startsWith('promise.') ? null : subjectId;
}

/** Takes from the event what the notice's words need. */
export function noticeData(data: Record<string, unknown>): NoticeData {
  const day = data.endsOn ?? data.dueOn ?? data.plannedOn ?? data.heldOn;
  return {
    ...(typeof data.number === 'string' && { number: data.number }),
    ...(typeof data.stage === 'string' && { stage: data.stage }),
    ...(typeof data.level === 'number' && { level: data.level }),
    ...(typeof data.year === 'number' && { year: data.year }),
    ...(typeof day === 'string' && { until: day }),
    ...(typeof data.count === 'number' && { count: data.count }),
  };
}
