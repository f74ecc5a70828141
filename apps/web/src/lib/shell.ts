export type Shell = 'resident' | 'field' | 'desk';

/** Which of the three pages answers a path. */
export const shellOfPath = (path: string): Shell =>
  /^\/desk([/?#]|$)/.test(path) ? 'desk' : /^\/field([/?#]|$)/.test(path) ? 'field' : 'resident';

/** Whether a link can be followed without leaving the page: same origin, same shell. */
export const staysInShell = (
  href: string,
  shell: string | undefined = document.documentElement.dataset.shell,
): boolean => /^\/(?!\/)/.test(href) && shellOfPath(href) === shell;
