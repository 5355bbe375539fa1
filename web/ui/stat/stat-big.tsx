import type { ReactNode } from 'react';
import { classes } from '../classes.ts';
import css from './stat.module.css';

interface StatBigProps {
  label: ReactNode;
  /** Already written out, with its no-break spaces. */
  amount: string;
  tone?: 'ink' | 'bad' | 'ok';
  children?: ReactNode;
}

/** Longer ones do not fit a phone in the large type: «123 456 789 012,34 ₽». */
const LONG = 16;

/** A sum that must be understood at the first glance, with the words that explain it. */
export function StatBig({ label, amount, tone = 'ink', children }: StatBigProps) {
  return (
    <div className={css.stat}>
      <p className={css.label}>{label}</p>
      <p className={classes(css.amount, amount.length > LONG && css.long, css[tone])}>{amount}</p>
      {children === undefined ? null : <div className={css.note}>{children}</div>}
    </div>
  );
}
