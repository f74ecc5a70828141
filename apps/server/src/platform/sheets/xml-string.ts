const escaped = /_x([0-9a-fA-F]{4})_/g;

/** Resolves `_xHHHH_`, by which a workbook stores characters that XML cannot hold (ECMA-376 part 1, 22.9.2.19). */
export const fromXmlString = (text: string): string =>
  text.includes('_x') ? text.replace(escaped, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;

/** Control characters, carriage returns, lone surrogates and non-characters: none of them survives as plain XML text. */
const unfit =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|_(?=x[0-9a-fA-F]{4}_)/g;

/** The reverse of `fromXmlString`: any JavaScript string comes back unchanged, text that looks like an escape included. */
export const toXmlString = (text: string): string =>
  text.replace(unfit, (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
