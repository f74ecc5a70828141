import type { AnchorHTMLAttributes, ReactElement } from 'react';
import { Link } from 'wouter';
import { staysInShell } from '../lib/shell.ts';

/** A link that changes the view where it can, and loads the other shell's page (or any other address) where it must. */
export function AppLink(props: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }): ReactElement {
  if (staysInShell(props.href)) return <Link {...props} />;
  const { children, ...rest } = props;
  return <a {...rest}>{children}</a>;
}
