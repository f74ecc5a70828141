/** The name a person gave a file, safe to show and to offer for saving: one line, no path, no signs that turn text around. */
export function cleanFileName(name: string, fallback: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = last
    // Control characters, bidirectional overrides and invisible signs hide what a name really ends in.
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .trim()
    .replace(/^\.+/, '');
  return shorten(clean) || fallback;
}

const MAX = 100;

/** Keeps the ending, by which a person knows the kind of file; never cuts a sign in half. */
function shorten(name: string): string {
  const signs = [...name];
  if (signs.length <= MAX) return name;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
  return signs.slice(0, MAX - ending.length).join('') + ending;
}
