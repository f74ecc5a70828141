/**
 * What a spreadsheet program takes for the start of a formula when it opens a CSV: `= + - @`, their full-width twins
 * (Chinese input methods write them, Excel obeys them), tab, carriage return and line feed (OWASP: CSV injection).
 */
const formulaStart = /^'*[=+\-@＝＋－＠\t\r\n]/;
const guarded = /^'+[=+\-@＝＋－＠\t\r\n]/;
/** A plain negative number is data and cannot call anything; a phone number such as +86… is guarded, else Excel adds it up. */
const negativeNumber = /^-\d+(\.\d+)?$/;

/** Puts an apostrophe before text that would run as a formula; apostrophes already there are counted, so it can be undone. */
export const guardFormula = (text: string): string =>
  formulaStart.test(text) && !negativeNumber.test(text) ? `'${text}` : text;

/** Takes the apostrophe of `guardFormula` away again. */
export const unguardFormula = (text: string): string =>
  text.startsWith("'") && guarded.test(text) ? text.slice(1) : text;
