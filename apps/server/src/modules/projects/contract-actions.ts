import { Type, type TProperties } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import {
  Budget,
  byId,
  CallMode,
  closed,
  Day,
  Decision,
  Files,
  MaybeInstant,
  NewMilestones,
  NewPart,
  Percent,
  Source,
  Text,
  Uuid,
  Version,
} from './contract-parts.ts';

export const ProjectResult = Type.Object({
  id: Uuid,
  number: Type.String(),
  state: Type.String(),
  percent: Percent,
  version: Type.Integer(),
  dueAt: MaybeInstant,
  abilities: Type.Array(Type.String()),
});

const input = <P extends TProperties>(properties: P) => Type.Object({ ...properties, version: Version }, closed);
export const projectInputs = {
  revise: input({
    content: Type.Optional(Text(4000)),
    budget: Type.Optional(Budget),
    parts: Type.Optional(Type.Array(NewPart, { maxItems: 30 })),
    /** Added to those it has. */
    sources: Type.Optional(Type.Array(Source, { maxItems: 60 })),
  }),
  /** Replaces what is not reached yet; a plan that is under way says why it changes. */
  plan: input({ milestones: NewMilestones, reason: Type.Optional(Text(500)) }),
  decide: input({ ...Decision.properties, meetingId: Type.Optional(Uuid), files: Files }),
  call: input({ mode: CallMode, conditions: Text(2000), closesOn: Day }),
  /** Without a version: whoever claims has not to know that somebody else claimed meanwhile. */
  claim: Type.Object({ text: Text(1000) }, closed),
  'withdraw-claim': Type.Object({}, closed),
  choose: input({ unitId: Uuid, reason: Text(500) }),
  'withdraw-call': input({ reason: Text(500) }),
  assign: input({ unitId: Uuid, note: Type.Optional(Text(500)) }),
  report: input({ percent: Percent, text: Text(1000), files: Files }),
  reach: input({ milestoneId: Uuid, text: Text(1000), reachedOn: Type.Optional(Day), files: Files }),
  'report-part': input({ text: Text(1000), files: Files }),
  finish: input({ text: Text(1000), files: Files }),
  effect: input({
    before: Text(2000),
    after: Text(2000),
    peopleHelped: Type.Integer({ minimum: 0, maximum: 10_000_000 }),
    files: Files,
  }),
  /** Not published only with a reason; the recheck comes either way. */
  publish: input({ published: Type.Boolean(), reason: Type.Optional(Text(500)) }),
  recheck: input({ text: Text(1000), files: Files }),
  /** `percent`: how far it is, now that it rebounded. */
  rebound: input({ reason: Text(1000), percent: Type.Integer({ minimum: 0, maximum: 99 }), files: Files }),
  stop: input({ reason: Text(500) }),
} as const;
export type ProjectActionName = keyof typeof projectInputs;

export const projectPermissions: Record<ProjectActionName, string> = {
  revise: 'project.draft',
  plan: 'project.read',
  decide: 'project.decide',
  call: 'project.decide',
  claim: 'project.claim',
  'withdraw-claim': 'project.claim',
  choose: 'project.decide',
  'withdraw-call': 'project.decide',
  assign: 'project.decide',
  report: 'project.handle',
  reach: 'project.handle',
  'report-part': 'project.handle',
  finish: 'project.handle',
  effect: 'project.handle',
  publish: 'project.decide',
  recheck: 'project.check',
  rebound: 'project.check',
  stop: 'project.decide',
};

const action = <N extends ProjectActionName>(name: N) =>
  endpoint({
    method: 'POST',
    path: `/api/projects/{id}/${name}` as const,
    access: projectPermissions[name],
    summary: `Action on a project: ${name}`,
    params: byId,
    body: projectInputs[name],
    response: ProjectResult,
  });

export const projectActionEndpoints = {
  reviseProject: action('revise'),
  planProject: action('plan'),
  decideProject: action('decide'),
  callProject: action('call'),
  claimProject: action('claim'),
  withdrawClaim: action('withdraw-claim'),
  chooseClaim: action('choose'),
  withdrawCall: action('withdraw-call'),
  assignProject: action('assign'),
  reportProject: action('report'),
  reachMilestone: action('reach'),
  reportPart: action('report-part'),
  finishProject: action('finish'),
  reportEffect: action('effect'),
  publishEffect: action('publish'),
  recheckProject: action('recheck'),
  reboundProject: action('rebound'),
  stopProject: action('stop'),
};
