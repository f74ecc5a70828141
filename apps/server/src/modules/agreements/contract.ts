import { Type, type Static } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { ClockView, LogEntry, MatterPage, MatterRow } from '../matters/contract.ts';
import { agreementActionEndpoints, AgreementResult } from './contract-actions.ts';
import {
  byId,
  Clause,
  closed,
  Content,
  Cursor,
  Day,
  Instant,
  ListRow,
  MaybeDay,
  MaybeInstant,
  MaybeText,
  MaybeUuid,
  Review,
  Side,
  Text,
  Uuid,
} from './contract-parts.ts';

export * from './contract-actions.ts';
export type { Clause, Content, ListRow, NextStep, Rating, Review, RowSource, Side } from './contract-parts.ts';

export const listPartners = endpoint({
  method: 'GET',
  path: '/api/agreement-partners',
  access: 'agreement.draft',
  summary:
    'With whom the own unit has live promises or common projects, and how many: of whom an agreement can be drafted',
  response: Type.Object({
    items: Type.Array(
      Type.Object({
        unitId: Uuid,
        promises: Type.Integer(),
        projects: Type.Integer(),
        /** The agreement with it that is not over, if there is one. */
        agreementId: MaybeUuid,
      }),
    ),
  }),
});

export const DraftAgreement = Type.Object(
  {
    /** The other side: a unit for a community, a community for a unit. */
    withId: Uuid,
    fromOn: Type.Optional(Day),
    untilOn: Type.Optional(Day),
  },
  closed,
);
export type DraftAgreement = Static<typeof DraftAgreement>;
export const draftAgreement = endpoint({
  method: 'POST',
  path: '/api/agreements',
  access: 'agreement.draft',
  summary: 'Draft an agreement with another side: its three lists from the promises and projects between the two',
  body: DraftAgreement,
  status: 201,
  response: AgreementResult,
});
export const renewAgreement = endpoint({
  method: 'POST',
  path: '/api/agreements/{id}/renew',
  access: 'agreement.draft',
  summary: 'Draft the next agreement from this one: its clauses, what is still open, and what has been promised since',
  params: byId,
  body: Type.Object({}, closed),
  status: 201,
  response: AgreementResult,
});

export const listAgreements = endpoint({
  method: 'GET',
  path: '/api/agreements',
  access: 'agreement.read',
  summary: 'Agreements: what waits for the active post (todo), what is open, what is over; by limit or newest first',
  query: Type.Object({
    view: Type.Optional(Type.Union([Type.Literal('todo'), Type.Literal('open'), Type.Literal('ended')])),
    /** Of which this unit is one side. */
    unitId: Type.Optional(Uuid),
    cursor: Cursor,
  }),
  response: MatterPage,
});

export const Signature = Type.Object({ side: Side, unitId: Uuid, person: MaybeText, at: Instant });
export const Edition = Type.Object({
  number: Type.Integer(),
  hash: Type.String(),
  side: Side,
  note: Type.String(),
  writtenBy: MaybeText,
  writtenAt: Instant,
  sentAt: MaybeInstant,
  signatures: Type.Array(Signature),
});
export type Edition = Static<typeof Edition>;

/** How far a row with a source is, as its own module says it: `code` is the state there. */
export const RowProgress = Type.Object({
  rowId: Uuid,
  state: Type.Union([Type.Literal('kept'), Type.Literal('open'), Type.Literal('fallen-through')]),
  code: Type.String(),
  percent: Type.Union([Type.Integer(), Type.Null()]),
});
export type RowProgress = Static<typeof RowProgress>;

/** Everything the page of an agreement shows. */
export const Agreement = Type.Object({
  ...MatterRow.properties,
  communityId: Uuid,
  unitId: Uuid,
  /** The side the caller's unit is, if it is one. */
  mySide: Type.Union([Side, Type.Null()]),
  drafting: Side,
  /** The edition that is written or signed now. */
  current: Type.Integer(),
  /** The one both sides have signed. */
  inForce: Type.Union([Type.Integer(), Type.Null()]),
  /** Of the current edition. */
  content: Content,
  editions: Type.Array(Edition),
  progress: Type.Array(RowProgress),
  reviewOn: MaybeDay,
  expiresOn: MaybeDay,
  /** What the other side has rated is shown once the own side has. */
  reviews: Type.Array(Review),
  renewsId: MaybeUuid,
  renewedById: MaybeUuid,
  endReason: MaybeText,
  endedOn: MaybeDay,
  closedAt: MaybeInstant,
  clocks: Type.Array(ClockView),
  log: Type.Array(LogEntry),
  abilities: Type.Array(Type.String()),
});
export type Agreement = Static<typeof Agreement>;
export const getAgreement = endpoint({
  method: 'GET',
  path: '/api/agreements/{id}',
  access: 'agreement.read',
  summary: 'One agreement with its lists and their progress, editions, signatures, reviews and what the caller may do',
  params: byId,
  response: Agreement,
});

/** What could stand in the three lists: live promises, the community's listed needs, the unit's resources, common projects. */
export const Offers = Type.Object({
  needs: Type.Array(ListRow),
  resources: Type.Array(ListRow),
  projects: Type.Array(ListRow),
});
export type Offers = Static<typeof Offers>;
export const listOffers = endpoint({
  method: 'GET',
  path: '/api/agreements/{id}/offers',
  access: 'agreement.draft',
  summary: 'What could be put on the three lists of this agreement and is not there yet',
  params: byId,
  response: Offers,
});

/** `part` is where it changed; `label` the row or clause it is about. */
export const Difference = Type.Object({
  part: Type.Union([
    Type.Literal('title'),
    Type.Literal('term'),
    Type.Literal('clauses'),
    Type.Literal('needs'),
    Type.Literal('resources'),
    Type.Literal('projects'),
  ]),
  change: Type.Union([Type.Literal('added'), Type.Literal('removed'), Type.Literal('changed')]),
  label: Type.String(),
  before: MaybeText,
  after: MaybeText,
});
export type Difference = Static<typeof Difference>;
const EditionNumber = Type.Integer({ minimum: 1, maximum: 1000 });
export const compareEditions = endpoint({
  method: 'GET',
  path: '/api/agreements/{id}/difference',
  access: 'agreement.read',
  summary: 'What differs between two editions of an agreement',
  params: byId,
  query: Type.Object({ before: EditionNumber, after: EditionNumber }),
  response: Type.Object({ items: Type.Array(Difference) }),
});

const edition = Type.Object({ edition: Type.Optional(EditionNumber) });
export const printAgreement = endpoint({
  method: 'GET',
  path: '/api/agreements/{id}/document.pdf',
  access: 'agreement.read',
  summary:
    'The agreement as a document in the form of GB/T 9704-2012; the edition in force, or else the current one, unless told',
  params: byId,
  query: edition,
  produces: 'application/pdf',
});
export const exportAgreement = endpoint({
  method: 'GET',
  path: '/api/agreements/{id}/lists.xlsx',
  access: 'agreement.read',
  summary: 'The three lists of an agreement with their progress as a workbook',
  params: byId,
  query: edition,
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});

/** What a draft begins with; {community}, {unit}, {from} and {until} are filled in. */
const template = {
  title: Text(60),
  clauses: Type.Array(Clause, { minItems: 1, maxItems: 40 }),
  termMonths: Type.Integer({ minimum: 1, maximum: 120 }),
  reviewMonths: Type.Integer({ minimum: 1, maximum: 24 }),
  /** Within so many days both sides rate, and within so many they sign. */
  reviewWithinDays: Type.Integer({ minimum: 1, maximum: 90 }),
  signWithinDays: Type.Integer({ minimum: 1, maximum: 90 }),
};
export const AgreementTemplate = Type.Object({ ...template, version: Type.Integer() });
export type AgreementTemplate = Static<typeof AgreementTemplate>;
export const getAgreementTemplate = endpoint({
  method: 'GET',
  path: '/api/agreement-template',
  access: 'signed-in',
  summary: 'What a drafted agreement says before anybody changes it, and its terms',
  response: AgreementTemplate,
});
export const putAgreementTemplate = endpoint({
  method: 'PUT',
  path: '/api/agreement-template',
  access: 'settings.manage',
  summary: 'Change the template; agreements that are drafted already stay as they are',
  body: Type.Object({ ...template, version: Type.Integer({ minimum: 0 }) }, closed),
  response: AgreementTemplate,
});

export const agreementsEndpoints = {
  listPartners,
  draftAgreement,
  renewAgreement,
  listAgreements,
  getAgreement,
  listOffers,
  ...agreementActionEndpoints,
  compareEditions,
  printAgreement,
  exportAgreement,
  getAgreementTemplate,
  putAgreementTemplate,
};
