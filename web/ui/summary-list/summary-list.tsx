import type { ReactNode } from 'react';
import { classes } from '../classes.ts';
import css from './summary-list.module.css';

export interface SummaryRow {
  key?: string;
  label: ReactNode;
  value: ReactNode;
  note?: ReactNode;
  action?: ReactNode;
}
interface SummaryListProps {
  rows: readonly SummaryRow[];
  /** The last row is the sum of the others. */
  strongLast?: boolean;
}

export function SummaryList({ rows, strongLast }: SummaryListProps) {
  return (
    <dl className={classes(css.list, strongLast && css.strongLast)}>
      {rows.map((row, place) => (
        <div key={row.key ?? place} className={css.row}>
          <dt className={css.label}>{row.label}</dt>
          <dd className={css.value}>
            {row.value}
            {row.action === undefined ? null : <span className={css.action}>{row.action}</span>}
          </dd>
          {row.note === undefined ? null : <dd className={css.note}>{row.note}</dd>}
        </div>
      ))}
    </dl>
  );
}
