import type { AnchorHTMLAttributes } from 'react';
import { classes } from '../classes.ts';
import css from './link.module.css';

type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { quiet?: boolean };

/** `quiet` looks like the text around it until it is pointed at. */
export function Link({ quiet, className, children, ...rest }: LinkProps) {
  return (
    <a {...rest} className={classes(css.link, quiet && css.quiet, className)}>
      {children}
    </a>
  );
}
