import type { Feature, Image } from 'write-excel-file/node';
import type { SheetColumn } from './sheet-column.ts';
import { toSharedString } from './xml-string.ts';

/** The tab that holds the entries of dropdowns; hidden, as a list written into the rule itself may not pass 255 characters. */
export const choiceSheet = '选项';

/** The columns that have a dropdown, in order; each has its own column on the hidden tab. */
export const choiceColumns = (columns: SheetColumn[]): { column: number; choices: string[] }[] =>
  columns.flatMap(({ choices }, column) => (choices && choices.length > 0 ? [{ column, choices }] : []));

/** The rows of the hidden tab. */
export function choiceRows(columns: SheetColumn[]): { value: string; type: StringConstructor }[][] {
  const lists = choiceColumns(columns);
  const longest = Math.max(...lists.map(({ choices }) => choices.length));
  return Array.from({ length: longest }, (_, row) =>
    lists.map(({ choices }) => ({ value: toSharedString(choices[row] ?? ''), type: String })),
  );
}

type File = Image['content'];

/** Adds the rules to the first sheet and hides the second. Rows count from 1, `to` is included. */
export function choiceFeature(columns: SheetColumn[], from: number, to: number): Feature<File> {
  const rules = choiceColumns(columns).map(({ column, choices }, list) => {
    const target = `${letters(column)}${from}:${letters(column)}${to}`;
    const source = `'${choiceSheet}'!$${letters(list)}$1:$${letters(list)}$${choices.length}`;
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="请从列表中选择" error="请从下拉列表中选择一项。" sqref="${target}"><formula1>${source}</formula1></dataValidation>`;
  });
  const markup = `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`;
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _, { sheetIndex }) => (sheetIndex === 0 ? insertAfterCells(xml, markup) : xml),
        },
        'xl/workbook.xml': {
          transformElementAttributes: (tag, attributes) =>
            tag === 'sheet' && attributes.name === choiceSheet ? { ...attributes, state: 'hidden' } : attributes,
        },
      },
    },
  };
}

/** The format fixes the order of parts: rules come after the cells and merges, before margins and drawings. */
function insertAfterCells(xml: string, markup: string): string {
  const cells = xml.lastIndexOf('</sheetData>');
  const next = xml
    .slice(cells)
    .search(/<(?:hyperlinks|printOptions|pageMargins|pageSetup|headerFooter|drawing)\b|<\/worksheet>/);
  return `${xml.slice(0, cells + next)}${markup}${xml.slice(cells + next)}`;
}

/** The letters of a column, from 0: A, B … Z, AA. */
const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
