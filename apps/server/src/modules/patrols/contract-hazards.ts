import { Type, type Static, type TProperties } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { FileView } from '../files/contract.ts';
import { ClockView, LogEntry, MatterPage, MatterRow, MaybeInstant } from '../matters/contract.ts';
import { byId, closed, Cursor, HazardLevel, MaybeText, Text, Uuid, Version } from './contract-parts.ts';

const Files = Type.Optional(Type.Array(Uuid, { maxItems: 3 }));

export const ReportHazard = Type.Object(
  {
    content: Text(2000),
    level: Type.Optional(HazardLevel),
    category: Type.Optional(Type.String({ maxLength: 40 })),
    placeId: Type.Optional(Uuid),
    address: Type.Optional(Type.String({ maxLength: 200 })),
    files: Files,
    /** 当场整改: put right on the spot; somebody else still checks it. */
    settled: Type.Optional(Type.Object({ text: Text(1000), files: Files }, closed)),
  },
  closed,
);
export type ReportHazard = Static<typeof ReportHazard>;

export const HazardResult = Type.Object({
  id: Uuid,
  number: Type.String(),
  state: Type.String(),
  version: Type.Integer(),
  dueAt: MaybeInstant,
  abilities: Type.Array(Type.String()),
});
export type HazardResult = Static<typeof HazardResult>;

export const reportHazard = endpoint({
  method: 'POST',
  path: '/api/hazards',
  access: 'patrol.record',
  summary: 'Report a hazard; in the own grid unless another place is named',
  body: ReportHazard,
  status: 201,
  response: HazardResult,
});
export const listHazards = endpoint({
  method: 'GET',
  path: '/api/hazards',
  access: 'hazard.read',
  summary: 'Hazards: what waits for the active post (todo), what is open, what is over; by limit or newest first',
  query: Type.Object({
    view: Type.Optional(Type.Union([Type.Literal('todo'), Type.Literal('open'), Type.Literal('ended')])),
    cursor: Cursor,
  }),
  response: MatterPage,
});

/** Everything the page of a hazard shows. */
export const Hazard = Type.Object({
  ...MatterRow.properties,
  content: Type.String(),
  address: Type.String(),
  level: HazardLevel,
  foundIn: Type.Union([Type.Literal('visit'), Type.Literal('patrol'), Type.Literal('report')]),
  limitDays: Type.Union([Type.Integer(), Type.Null()]),
  rectifyText: MaybeText,
  checkText: MaybeText,
  voidReason: MaybeText,
  closedAt: MaybeInstant,
  /** 'before' of how it was found, 'after' of how it was put right. */
  files: Type.Array(FileView),
  clocks: Type.Array(ClockView),
  log: Type.Array(LogEntry),
  abilities: Type.Array(Type.String()),
});
export type Hazard = Static<typeof Hazard>;
export const getHazard = endpoint({
  method: 'GET',
  path: '/api/hazards/{id}',
  access: 'hazard.read',
  summary: 'One hazard with its limit, log, pictures and what the caller may do',
  params: byId,
  response: Hazard,
});

const input = <P extends TProperties>(properties: P) => Type.Object({ ...properties, version: Version }, closed);
export const hazardInputs = {
  /** Who puts it right, and within how many working days. */
  assign: input({ unitId: Uuid, limitDays: Type.Integer({ minimum: 0, maximum: 90 }), note: Type.Optional(Text(500)) }),
  rectify: input({ text: Text(1000), files: Files }),
  clear: input({ text: Type.Optional(Text(500)) }),
  'send-back': input({ text: Text(500) }),
  void: input({ reason: Text(500) }),
} as const;
export type HazardActionName = keyof typeof hazardInputs;
export const hazardPermissions: Record<HazardActionName, string> = {
  assign: 'hazard.check',
  rectify: 'hazard.handle',
  clear: 'hazard.check',
  'send-back': 'hazard.check',
  void: 'hazard.check',
};
const action = <N extends HazardActionName>(name: N) =>
  endpoint({
    method: 'POST',
    path: `/api/hazards/{id}/${name}` as const,
    access: hazardPermissions[name],
    summary: `Action on a hazard: ${name}`,
    params: byId,
    body: hazardInputs[name],
    response: HazardResult,
  });
export const hazardActionEndpoints = {
  assignHazard: action('assign'),
  rectifyHazard: action('rectify'),
  clearHazard: action('clear'),
  sendBackHazard: action('send-back'),
  voidHazard: action('void'),
};

export const hazardEndpoints = { reportHazard, listHazards, getHazard, ...hazardActionEndpoints };
