import type { ButtonHTMLAttributes, AnchorHTMLAttributes, ReactNode, Ref } from 'react';
import { classes } from '../classes.ts';
import { Icon, type LucideIcon } from '../icon/icon.tsx';
import css from './button.module.css';

interface Look {
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger';
  wide?: boolean;
  compact?: boolean;
  icon?: LucideIcon;
}
type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> &
  Look & { busy?: boolean; ref?: Ref<HTMLButtonElement> };
type LinkButtonProps = AnchorHTMLAttributes<HTMLAnchorElement> & Look;

function lookOf({ kind = 'primary', wide, compact }: Look, className?: string): string {
  return classes(css.button, css[kind], wide && css.wide, compact && css.compact, className);
}

function Inside({ icon, children }: { icon?: LucideIcon | undefined; children?: ReactNode }) {
  return (
    <span className={css.inside}>
      {icon === undefined ? null : <Icon of={icon} />}
      {children}
    </span>
  );
}

/** Busy keeps its words and its width, and ignores further presses. */
export function Button({ kind, wide, compact, icon, busy, children, ...rest }: ButtonProps) {
  const { className, onClick, type = 'button', ...native } = rest;
  return (
    <button
      {...native}
      // eslint-disable-next-line react/button-has-type -- `button` unless the caller names another
      type={type}
      className={lookOf({ kind, wide, compact } as Look, className)}
      aria-busy={busy === true ? true : undefined}
      aria-disabled={busy === true ? true : undefined}
      onClick={(event) => {
        if (busy === true) event.preventDefault();
        else onClick?.(event);
      }}
    >
      <Inside icon={icon}>{children}</Inside>
    </button>
  );
}

export function LinkButton({ kind, wide, compact, icon, children, ...rest }: LinkButtonProps) {
  const { className, ...native } = rest;
  return (
    <a {...native} className={lookOf({ kind, wide, compact } as Look, className)}>
      <Inside icon={icon}>{children}</Inside>
    </a>
  );
}

type IconButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label'> & {
  label: string;
  icon: LucideIcon;
  ref?: Ref<HTMLButtonElement>;
};

export function IconButton({ label, icon, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classes(css.round, className)}
      aria-label={label}
      title={label}
    >
      <Icon of={icon} />
    </button>
  );
}
