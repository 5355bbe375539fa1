import type { ReactNode } from 'react';
import { ChevronRight, Icon } from '../icon/icon.tsx';
import css from './disclosure.module.css';

interface DisclosureProps {
  summary: ReactNode;
  children: ReactNode;
  open?: boolean;
}

export function Disclosure({ summary, children, open }: DisclosureProps) {
  return (
    <details className={css.disclosure} open={open}>
      <summary className={css.summary}>
        <Icon of={ChevronRight} size={18} />
        <span className={css.words}>{summary}</span>
      </summary>
      <div className={css.inside}>{children}</div>
    </details>
  );
}
