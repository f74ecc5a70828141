import { Type, type Static } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { MaybeUuid, Uuid } from '../matters/contract.ts';
import { ListFilter } from '../requests/contract.ts';

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Count = Type.Integer({ minimum: 0 });
export const ReportQuery = Type.Object(
  {
    /** Civil dates in the tenant's time zone, both included; the last 30 days unless told. At most three years. */
    from: Type.Optional(Day),
    to: Type.Optional(Day),
    placeId: Type.Optional(Uuid),
    unitId: Type.Optional(Uuid),
    category: Type.Optional(Type.String({ maxLength: 40 })),
  },
  { additionalProperties: false },
);
export type ReportQuery = Static<typeof ReportQuery>;

/** A share between 0 and 1; null when nothing is in the denominator. */
export const Rate = Type.Object({
  numerator: Count,
  denominator: Count,
  value: Type.Union([Type.Number(), Type.Null()]),
});
export type Rate = Static<typeof Rate>;

const group = {
  registered: Count,
  open: Count,
  overdue: Count,
  visited: Count,
  unreached: Count,
  response: Rate,
  resolution: Rate,
  satisfaction: Rate,
  /** Laid over the filter of a figure (`filters.open`, …) to open the rows of this line. */
  filter: ListFilter,
};

export const Dashboard = Type.Object({
  /** Version of the formula of the three rates; the definition stands in docs/guide. */
  formula: Type.Literal('v1'),
  from: Day,
  to: Day,
  /** The place and unit the figures are confined to: as asked, or as the caller's post sees; null when not confined. */
  placeId: MaybeUuid,
  unitId: MaybeUuid,
  category: Type.Union([Type.String(), Type.Null()]),
  /** Of the follow-ups made from `from` to `to`. Somebody who was not reached counts in neither resolution nor satisfaction. */
  rates: Type.Object({ response: Rate, resolution: Rate, satisfaction: Rate, visited: Count, unreached: Count }),
  /** 考核口径: the same without what a panel of two has excluded; `excluded` is its share of the follow-ups (剔除率), published with them. */
  assessed: Type.Object({ response: Rate, resolution: Rate, satisfaction: Rate, excluded: Rate }),
  /** Registered from `from` to `to`, and ended (closed, declined, withdrawn, void) from `from` to `to`. */
  registered: Count,
  ended: Count,
  /** As of now, whenever registered. */
  open: Count,
  overdue: Count,
  /** Of what is open: less than 80 % of the limit used; 80 % or more; over the limit; no limit running. */
  warn: Type.Object({ within: Count, approaching: Count, breached: Count, unlimited: Count }),
  /** Where what was registered from `from` to `to` stands now. */
  byState: Type.Array(Type.Object({ state: Type.String(), count: Count, filter: ListFilter })),
  /** The list of a day: `filters.registered` with `from` and `to`, `filters.ended` with `closedFrom` and `closedTo` of that day. */
  byDay: Type.Array(Type.Object({ day: Day, registered: Count, ended: Count })),
  /**
   * The places directly below the one shown, in the order of their codes: not a ranking. A last line holds what lies in
   * none of them: at the place itself, or (`placeId` null) at no place.
   */
  byPlace: Type.Array(Type.Object({ placeId: MaybeUuid, ...group })),
  /** Leading units, in the order of their codes: not a ranking. `unitId` null: not yet given to a unit. */
  byUnit: Type.Array(Type.Object({ unitId: MaybeUuid, ...group })),
  /** The ten most frequent of what was registered. */
  byCategory: Type.Array(
    Type.Object({ category: Type.Union([Type.String(), Type.Null()]), count: Count, filter: ListFilter }),
  ),
  bySource: Type.Array(Type.Object({ source: Type.String(), count: Count, filter: ListFilter })),
  /**
   * The list (`listRequests`) that holds exactly the rows counted. Breached is `overdue`; a rate is `contactedInTime` of
   * `due`, `solved` and `satisfied` of `answered`.
   */
  filters: Type.Object({
    registered: ListFilter,
    ended: ListFilter,
    open: ListFilter,
    overdue: ListFilter,
    within: ListFilter,
    approaching: ListFilter,
    unlimited: ListFilter,
    visited: ListFilter,
    unreached: ListFilter,
    answered: ListFilter,
    solved: ListFilter,
    satisfied: ListFilter,
    due: ListFilter,
    contactedInTime: ListFilter,
    excluded: ListFilter,
    assessedAnswered: ListFilter,
    assessedSolved: ListFilter,
    assessedSatisfied: ListFilter,
    assessedDue: ListFilter,
    assessedContactedInTime: ListFilter,
  }),
});
export type Dashboard = Static<typeof Dashboard>;

export const getDashboard = endpoint({
  method: 'GET',
  path: '/api/reports/dashboard',
  access: 'report.read',
  summary: 'Three rates, stock, overdue and flows by place, unit, category and source; each figure names its list',
  query: ReportQuery,
  response: Dashboard,
});

export const getDashboardCsv = endpoint({
  method: 'GET',
  path: '/api/reports/dashboard.csv',
  access: 'report.read',
  summary: 'The same figures as CSV (UTF-8 with BOM)',
  query: ReportQuery,
  produces: 'text/csv',
});

export const getDashboardSheet = endpoint({
  method: 'GET',
  path: '/api/reports/dashboard.xlsx',
  access: 'report.read',
  summary: 'The same figures as a workbook',
  query: ReportQuery,
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});

/** Counts above zero; the list behind one is `{ leadId, category, state: [state] }`, with `noLead` and `noCategory` for ''. */
export const Matrix = Type.Object({
  /** Leading unit → category → state → how many; '' stands for "no unit yet" and "no category yet". */
  units: Type.Record(Type.String(), Type.Record(Type.String(), Type.Record(Type.String(), Count))),
});

export const getMatrix = endpoint({
  method: 'GET',
  path: '/api/reports/matrix',
  access: 'report.read',
  summary: 'How many requests stand in each state × category × leading unit, within what the caller sees',
  response: Matrix,
});

export const reportingEndpoints = { getDashboard, getDashboardCsv, getDashboardSheet, getMatrix };
