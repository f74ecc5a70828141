import type { Text } from '../../../kernel/errors.ts';
import type { Rate } from './rates.ts';
import { columnWords, groupWords, nothingWords, sourceWords } from './report-words.ts';

/** What the sheet takes from the dashboard's answer. */
export interface Reported {
  from: string;
  to: string;
  rates: Line;
  registered: number;
  ended: number;
  open: number;
  overdue: number;
  byState: { state: string; count: number }[];
  byDay: { day: string; registered: number; ended: number }[];
  byPlace: (Line & Stock & { placeId: string | null })[];
  byUnit: (Line & Stock & { unitId: string | null })[];
  byCategory: { category: string | null; count: number }[];
  bySource: { source: string; count: number }[];
}
interface Line {
  visited: number;
  unreached: number;
  response: Rate;
  resolution: Rate;
  satisfaction: Rate;
}
interface Stock {
  registered: number;
  open: number;
  overdue: number;
}

/** Names of what the figures are of, in the reader's language. */
export interface Names {
  place(id: string): string;
  unit(id: string): string;
  state(code: string): string;
  category(code: string): string;
}

type Cell = string | number | null;
export interface ReportSheet {
  columns: { title: string; width: number }[];
  rows: Cell[][];
}

/** The figures as one table: a line each, the group it belongs to in front, rates as per cent with one decimal. */
export function reportSheet(report: Reported, names: Names, language: keyof Text): ReportSheet {
  const groups = {
    place: (id: string | null) => (id === null ? nothingWords.place[language] : names.place(id)),
    unit: (id: string | null) => (id === null ? nothingWords.unit[language] : names.unit(id)),
    category: (code: string | null) => (code === null ? nothingWords.category[language] : names.category(code)),
  };
  const word = (group: keyof typeof groupWords): string => groupWords[group][language];
  const count = (group: keyof typeof groupWords, name: string, n: number): Cell[] =>
    line(word(group), name, { registered: n });
  return {
    columns: Object.entries(columnWords).map(([key, text]) => ({
      title: text[language],
      width: key === 'name' ? 24 : 10,
    })),
    rows: [
      line(word('all'), `${report.from} – ${report.to}`, { ...report, ...report.rates }),
      ...report.byPlace.map((row) => line(word('place'), groups.place(row.placeId), row)),
      ...report.byUnit.map((row) => line(word('unit'), groups.unit(row.unitId), row)),
      ...report.byState.map((row) => count('state', names.state(row.state), row.count)),
      ...report.byCategory.map((row) => count('category', groups.category(row.category), row.count)),
      ...report.bySource.map((row) => count('source', sourceWords[row.source]?.[language] ?? row.source, row.count)),
      ...report.byDay.map((row) => line(word('day'), row.day, row)),
    ],
  };
}

const line = (group: string, name: string, row: Partial<Line & Stock & { ended: number }>): Cell[] => [
  group,
  name,
  row.registered ?? null,
  row.ended ?? null,
  row.open ?? null,
  row.overdue ?? null,
  row.visited ?? null,
  row.unreached ?? null,
  perCent(row.response),
  perCent(row.resolution),
  perCent(row.satisfaction),
];

/** '83.3%'; empty where there is no rate. Text, so that it looks the same in every program. */
const perCent = (rate: Rate | undefined): string | null =>
  rate === undefined || rate.value === null ? null : `${(rate.value * 100).toFixed(1)}%`;
