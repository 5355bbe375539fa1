import { type ReactNode, useId } from 'react';
import { classes } from '../classes.ts';
import css from './card.module.css';

interface CardProps {
  title?: ReactNode;
  level?: 2 | 3;
  /** Stands at the end of the title's line. */
  action?: ReactNode;
  children?: ReactNode;
  className?: string | undefined;
}

/** A named part of a page; a container of its own for what it holds. */
export function Card({ title, level = 2, action, children, className }: CardProps) {
  const id = useId();
  const Heading = `h${level}` as const;
  if (title === undefined) return <div className={classes(css.card, className)}>{children}</div>;
  return (
    <section className={classes(css.card, className)} aria-labelledby={id}>
      <div className={css.head}>
        <Heading id={id}>{title}</Heading>
        {action}
      </div>
      {children}
    </section>
  );
}
