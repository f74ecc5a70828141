import './button.css';
import type { MouseEventHandler, ReactElement, ReactNode } from 'react';
import { AppLink } from './app-link.tsx';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

export interface ButtonProps {
  /** Left out for a bare icon, which then needs `label`. */
  children?: ReactNode;
  /** 'primary' is the one obvious act of a screen; 'secondary' unless told. */
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  size?: 'normal' | 'large';
  /** As wide as its column. */
  block?: boolean;
  icon?: IconName;
  /** Work is under way: shows it, and a second press does nothing. */
  busy?: boolean;
  disabled?: boolean;
  type?: 'button' | 'submit';
  onClick?: MouseEventHandler<HTMLElement>;
  /** Makes it a link: a page of this program ('/r/new'), or any address such as 'tel:12345'. */
  href?: string;
  /** Name for screen readers when the words alone are not enough. */
  label?: string;
  pressed?: boolean;
  /** Whether what it unfolds is open. */
  expanded?: boolean;
}

export function Button(props: ButtonProps): ReactElement {
  const { children, variant = 'secondary', size, block, icon, busy, disabled, type = 'button', onClick, href } = props;
  const className = classNames(
    'button',
    `button-${variant}`,
    size === 'large' && 'button-large',
    block && 'button-block',
  );
  const content = (
    <>
      {busy ? <span className="spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
      {children !== undefined && <span>{children}</span>}
    </>
  );
  // Whoever points at a bare icon is told what it is.
  const title = children === undefined ? props.label : undefined;
  if (href !== undefined) {
    return (
      <AppLink href={href} className={className} aria-label={props.label} title={title} onClick={onClick}>
        {content}
      </AppLink>
    );
  }
  return (
    <button
      type={type}
      className={className}
      disabled={disabled}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      aria-label={props.label}
      title={title}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
    >
      {content}
    </button>
  );
}
