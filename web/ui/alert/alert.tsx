import type { ReactNode } from 'react';
import { classes } from '../classes.ts';
import { CircleAlert, CircleCheck, Icon, Info, TriangleAlert } from '../icon/icon.tsx';
import css from './alert.module.css';

const ICONS = { info: Info, ok: CircleCheck, warn: TriangleAlert, bad: CircleAlert };

interface AlertProps {
  tone: keyof typeof ICONS;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** Given when it appears after the page has loaded: `alert` for errors, else `status`. */
  live?: 'status' | 'alert';
}

export function Alert({ tone, title, children, action, live }: AlertProps) {
  return (
    <div className={classes(css.alert, css[tone])} role={live}>
      <span className={css.icon}>
        <Icon of={ICONS[tone]} size={22} />
      </span>
      <div className={css.words}>
        {title === undefined ? null : <p className={css.title}>{title}</p>}
        {children === undefined ? null : <div>{children}</div>}
        {action === undefined ? null : <div className={css.action}>{action}</div>}
      </div>
    </div>
  );
}
