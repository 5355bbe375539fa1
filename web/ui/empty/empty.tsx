import type { ReactNode } from 'react';
import { Icon, type LucideIcon } from '../icon/icon.tsx';
import css from './empty.module.css';

interface EmptyProps {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  icon?: LucideIcon;
}

/** Nothing here, said calmly, with the one thing that can be done. */
export function Empty({ title, children, action, icon }: EmptyProps) {
  return (
    <div className={css.empty}>
      {icon === undefined ? null : (
        <span className={css.icon} data-picture="">
          <Icon of={icon} size={28} />
        </span>
      )}
      <p className={css.title}>{title}</p>
      {children === undefined ? null : <div className={css.words}>{children}</div>}
      {action}
    </div>
  );
}
