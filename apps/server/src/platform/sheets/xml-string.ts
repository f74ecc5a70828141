const escaped = /_x([0-9a-fA-F]{4})_/g;

/** Resolves `_xHHHH_`, by which a workbook stores characters that XML cannot hold (ECMA-376 part 1, 22.9.2.19). */
export const fromXmlString = (text: string): string =>
  text.includes('_x') ? text.replace(escaped, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;

/**
 * Control characters, carriage returns, lone surrogates, U+FFFD and non-characters: some cannot stand in XML, the others
 * are dropped by careful writers; and an underscore that would be taken for an escape.
 */
const unfit =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffd-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ud83f\ud87f\ud8bf\ud8ff\ud93f\ud97f\ud9bf\ud9ff\uda3f\uda7f\udabf\udaff\udb3f\udb7f\udbbf\udbff][\udffe\udfff]|_(?=x[0-9a-fA-F]{4}_)/g;

/** The reverse of `fromXmlString`: any JavaScript string comes back unchanged, text that looks like an escape included. */
export const toXmlString = (text: string): string =>
  text.replace(unfit, (chars) => chars.split('').map(escapeOf).join(''));

const escapeOf = (unit: string): string => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/**
 * A text as write-excel-file has to be given it. It looks texts up in a plain object, in which `constructor` and its like
 * are found without ever having been put there, and writes a broken file; one escaped letter makes them ordinary.
 */
export function toSharedString(text: string): string {
  const safe = toXmlString(text);
  return safe in Object.prototype ? escapeOf(safe) + safe.slice(1) : safe;
}
