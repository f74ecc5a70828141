import { type Static, type TSchema, Type } from 'typebox';
import type { WorkingCalendar } from '../../kernel/working-calendar.ts';
import { listNames, stages, urgencies } from './domain/items.ts';

const closed = { additionalProperties: false } as const;
// One schema with two types: with a union the validator, which coerces, would turn null into ''.
export const nullable = <T>(schema: TSchema & { type?: string }) =>
  Type.Unsafe<T | null>({ ...schema, type: [schema.type, 'null'] });

const Code = Type.String({ pattern: '^[A-Za-z0-9._-]{1,40}$' });
const Name = Type.String({ minLength: 1, maxLength: 60 });
const Prose = Type.String({ maxLength: 500 });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

export const ListName = Type.Enum([...listNames]);
export type ListName = Static<typeof ListName>;
export const Stage = Type.Enum([...stages]);

export const CategoryItem = Type.Object(
  {
    code: Code,
    name: Name,
    nameEn: Type.Optional(Type.String({ maxLength: 80 })),
    parent: nullable<string>(Code),
    keywords: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 20 }), { maxItems: 30 })),
    fileWhen: Type.Optional(Prose),
    closeWhen: Type.Optional(Prose),
    nextSteps: Type.Optional(Prose),
    photo: Type.Enum(['no', 'optional', 'required']),
    photoReason: Type.Optional(Type.String({ maxLength: 100 })),
    skip: Type.Array(Type.Enum(['file', 'verify']), { maxItems: 2, uniqueItems: true }),
    defaultUrgency: Type.Enum([...urgencies]),
    confidential: Type.Optional(Type.Boolean()),
    active: Type.Boolean(),
  },
  closed,
);
export type CategoryItem = Static<typeof CategoryItem>;

export const DutyParty = Type.Union([
  Type.Object({ kind: Type.Literal('unit'), unit: Code }, closed),
  Type.Object({ kind: Type.Literal('territorial'), unitKind: Type.Enum(['community', 'street']) }, closed),
]);
export type DutyParty = Static<typeof DutyParty>;

const CodeOrAll = Type.String({ pattern: '^([A-Za-z0-9._-]{1,40}|\\*)$' });
export const DutyItem = Type.Object(
  {
    clause: Type.String({ minLength: 1, maxLength: 40 }),
    category: CodeOrAll,
    lead: DutyParty,
    assist: Type.Array(DutyParty, { maxItems: 10 }),
    note: Type.Optional(Type.String({ maxLength: 300 })),
    within: Type.Optional(Code),
  },
  closed,
);
export type DutyItem = Static<typeof DutyItem>;

export const LimitItem = Type.Object(
  {
    clause: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
    category: CodeOrAll,
    urgency: Type.Enum([...urgencies, '*']),
    stage: Stage,
    /** Days: a whole number from 0, where 0 is "the same day"; otherwise above 0. */
    amount: Type.Number({ minimum: 0, maximum: 1_000_000 }),
    unit: Type.Enum(['minutes', 'hours', 'working-minutes', 'workdays', 'calendar-days']),
    warnAt: Type.Array(Type.Number({ exclusiveMinimum: 0, maximum: 1 }), { maxItems: 5 }),
    workdayRule: Type.Optional(Type.Enum(['end-of-day', 'same-time'])),
    restDayRule: Type.Optional(Type.Enum(['stay', 'next-workday'])),
  },
  closed,
);
export type LimitItem = Static<typeof LimitItem>;

export const RejectionItem = Type.Object(
  {
    code: Code,
    name: Name,
    nameEn: Type.Optional(Type.String({ maxLength: 80 })),
    advice: Type.String({ minLength: 1, maxLength: 500 }),
    adviceEn: Type.Optional(Type.String({ maxLength: 500 })),
    phone: Type.Optional(Type.String({ maxLength: 60 })),
  },
  closed,
);
export type RejectionItem = Static<typeof RejectionItem>;

const Time = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$' });
const Spans = Type.Array(Type.Object({ from: Time, to: Time }, closed), { maxItems: 6 });
const WeekHours = Type.Object(
  {
    sunday: Spans,
    monday: Spans,
    tuesday: Spans,
    wednesday: Spans,
    thursday: Spans,
    friday: Spans,
    saturday: Spans,
  },
  closed,
);
const MonthDay = Type.String({ pattern: '^\\d{2}-\\d{2}$' });
/** The kernel's WorkingCalendar; `version` is written by the server. */
export const CalendarItem = Type.Unsafe<WorkingCalendar>(
  Type.Object(
    {
      version: Type.String({ maxLength: 60 }),
      timezone: Type.String({ minLength: 1, maxLength: 60 }),
      hours: WeekHours,
      seasons: Type.Optional(
        Type.Array(Type.Object({ from: MonthDay, to: MonthDay, hours: WeekHours }, closed), { maxItems: 6 }),
      ),
      makeUpHours: Type.Optional(Spans),
      holidays: Type.Array(Day, { maxItems: 4000 }),
      workdays: Type.Array(Day, { maxItems: 2000 }),
      coveredFrom: Day,
      coveredUntil: Day,
    },
    closed,
  ),
);
export type CalendarItem = WorkingCalendar;

/** The schema of one item, by list. */
export const itemSchemas = {
  category: CategoryItem,
  duty: DutyItem,
  limit: LimitItem,
  rejection: RejectionItem,
  calendar: CalendarItem,
};
export type ListItem = CategoryItem | DutyItem | LimitItem | RejectionItem | CalendarItem;
