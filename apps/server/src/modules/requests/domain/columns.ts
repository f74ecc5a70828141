import type { RequestOwn } from './request.ts';

/** The request's own fields and their columns, in the order in which they are written. */
const columns: Record<keyof RequestOwn, string> = {
  content: 'content',
  address: 'address',
  confidential: 'confidential',
  sourceSystem: 'source_system',
  sourceNumber: 'source_number',
  dispatchClause: 'dispatch_clause',
  dispatcherId: 'dispatcher_id',
  registeredBy: 'registered_by',
  hasContact: 'has_contact',
  returns: 'returns',
  adjudications: 'adjudications',
  proposedUnitId: 'proposed_unit_id',
  handledBy: 'handled_by',
  contactedAt: 'contacted_at',
  resultClass: 'result_class',
  publicText: 'public_text',
  unsolvedReason: 'unsolved_reason',
  followUpTries: 'follow_up_tries',
  followedUpAt: 'followed_up_at',
  reached: 'reached',
  solved: 'solved',
  satisfied: 'satisfied',
  ratingReasons: 'rating_reasons',
  rehandled: 'rehandled',
  reopened: 'reopened',
  meToo: 'me_too',
  rejection: 'rejection',
  openQuestion: 'open_question',
  askedFrom: 'asked_from',
  answers: 'answers',
  public: 'public',
  asks: 'asks',
  suspension: 'suspension',
  mergedInto: 'merged_into',
  mergedFrom: 'merged_from',
  adoptions: 'adoptions',
  link: 'link',
  diversions: 'diversions',
  escalations: 'escalations',
};
/** Of what may be null, null stays a null of the database. */
const json: ReadonlySet<string> = new Set([
  'returns',
  'answers',
  'asks',
  'suspension',
  'mergedFrom',
  'adoptions',
  'link',
  'diversions',
]);
const fields = Object.keys(columns) as (keyof RequestOwn)[];

/** The row as columns; of a change only what differs, so that a plain step writes nothing here. */
export function toColumns(own: RequestOwn, before?: RequestOwn): Record<string, unknown> {
  const changed = before ? fields.filter((field) => own[field] !== before[field]) : fields;
  return Object.fromEntries(
    changed.map((field) => [
      columns[field],
      json.has(field) && own[field] !== null ? JSON.stringify(own[field]) : own[field],
    ]),
  );
}

/** The row for a bulk statement, which reads it all as one JSON. */
export const plainColumns = (own: RequestOwn): Record<string, unknown> =>
  Object.fromEntries(fields.map((field) => [columns[field], own[field]]));

/** The request's own fields out of a row that holds more. */
export const ownOf = (row: RequestOwn): RequestOwn =>
  Object.fromEntries(fields.map((field) => [field, row[field]])) as unknown as RequestOwn;

export const ownSelect = fields.map((field) => `r.${columns[field]} as "${field}"`).join(', ');

/** A fresh request, before anything has happened to it. */
export const newOwn = (given: Pick<RequestOwn, 'content'> & Partial<RequestOwn>): RequestOwn => ({
  address: '',
  confidential: false,
  sourceSystem: null,
  sourceNumber: null,
  dispatchClause: null,
  dispatcherId: null,
  registeredBy: null,
  hasContact: false,
  returns: [],
  adjudications: 0,
  proposedUnitId: null,
  handledBy: [],
  contactedAt: null,
  resultClass: null,
  publicText: null,
  unsolvedReason: null,
  followUpTries: 0,
  followedUpAt: null,
  reached: null,
  solved: null,
  satisfied: null,
  ratingReasons: [],
  rehandled: 0,
  reopened: 0,
  meToo: 0,
  rejection: null,
  openQuestion: null,
  askedFrom: null,
  answers: [],
  public: false,
  asks: [],
  suspension: null,
  mergedInto: null,
  mergedFrom: null,
  adoptions: [],
  link: null,
  diversions: [],
  escalations: 0,
  ...given,
});
