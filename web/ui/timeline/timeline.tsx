import type { ReactNode } from 'react';
import { classes } from '../classes.ts';
import type { StatusTone } from '../status.ts';
import css from './timeline.module.css';

interface TimelineItem {
  key: string;
  title: ReactNode;
  note?: ReactNode;
  aside?: ReactNode;
  tone?: StatusTone;
}

/** What happened, in order. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol className={css.timeline}>
      {items.map((item) => (
        <li key={item.key} className={classes(css.item, css[item.tone ?? 'neutral'])}>
          <div className={css.line}>
            <span>{item.title}</span>
            {item.aside === undefined ? null : <span className={css.aside}>{item.aside}</span>}
          </div>
          {item.note === undefined ? null : <p className={css.note}>{item.note}</p>}
        </li>
      ))}
    </ol>
  );
}
