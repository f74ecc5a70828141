/** An instant with its zone (RFC 3339), or without one on the wall clock of the whole country, '2026-03-05 09:30:00'. */
export function momentOf(text: string): Date | null {
  const plain = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d+)?$/.exec(text.trim());
  const at = new Date(plain ? `${plain[1]}T${plain[2]}${plain[3] ?? ':00'}+08:00` : text.trim());
  const year = at.getUTCFullYear();
  return Number.isNaN(at.getTime()) || year < 1949 || year > 2100 ? null : at;
}
