import { ofTheGrid } from './of-grid.ts';
import { ofTheRequestLoop } from './of-requests.ts';
import { ofTheResourceLoop } from './of-resources.ts';
import { ofTheSystem } from './of-system.ts';
import type { PersonalColumn } from './shape.ts';

export type { Basis, PersonalColumn, Stored } from './shape.ts';

/** The whole register, area by area. */
export const personalColumns: readonly PersonalColumn[] = [
  ...ofTheRequestLoop,
  ...ofTheGrid,
  ...ofTheResourceLoop,
  ...ofTheSystem,
];

/** Words in the name of a column that make it speak of people until it is said that it does not. */
export const speaksOfPeople =
  /(^|_)(name|phone|mobile|tel|address|email|mail|content|title|text|texts|haystack|tokens|words|question|answers?|reasons?|note|notes|remark|comment|detail|body|agent|bucket|username|password|lon|lat|birth|birthday|gender|sex|age|card|idcard|mapping|signature|face|voice)(_|$)/;
