import type { English } from '../../lib/i18n.ts';
import type { zh } from './sheet-words.ts';

export const english: English<typeof zh> = {
  chooseFile: 'Choose a file (.xlsx, .xls, .csv)',
  chosen: 'Chosen: {name}',
  tryFirst: 'Try it first',
  working: 'Looking at every row…',
  apply: 'Import {n} {n|row|rows}',
  close: 'Close',
  tried:
    '{rows} {rows|row|rows}: {taken} new, {changed} to change, {unchanged} unchanged, {bad} with errors. Nothing is stored yet.',
  imported: '{rows} {rows|row|rows}: {taken} added, {changed} changed, {unchanged} unchanged, {bad} not imported.',
  changes: 'Rows that change something',
  line: 'Row {row}',
  changeLine: 'Row {row} ({number})',
  problems: 'Rows with errors',
  more: 'The first {n} are shown.',
  rejected: 'Download the rows with errors',
  rejectedName: 'rows not imported',
  nothing: 'No row can be imported. Mend the table as said below and choose it again.',
};
