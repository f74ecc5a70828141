/** What a resident may have written about somebody, made unreadable before strangers see the text. */
const personal: RegExp[] = [
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
  // An identity card, then any run of seven digits or more: phones, accounts, plates of numbers.
  /(?<!\d)\d{17}[\dXx](?!\d)/g,
  /(?<!\d)(?:\+?86[-\s]?)?1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}(?!\d)/g,
  /(?<!\d)0\d{2,3}[-\s]?\d{7,8}(?!\d)/g,
  /(?<!\d)\d{7,}(?!\d)/g,
];

/** Digits as Chinese input methods also write them; the rest of the text stays as it was written. */
const plainDigits = (text: string): string => text.replace(/[０-９＠．－＋]/g, (sign) => sign.normalize('NFKC'));

export const redact = (text: string): string =>
  personal.reduce((shown, pattern) => shown.replace(pattern, '＊＊＊'), plainDigits(text));
