import { type ReactNode, useState } from 'react';
import { ChevronRight, Icon } from '../icon/icon.tsx';
import css from './disclosure.module.css';

interface DisclosureProps {
  summary: ReactNode;
  children: ReactNode;
  open?: boolean;
}

/** What is inside is made when it is first opened. */
export function Disclosure({ summary, children, open = false }: DisclosureProps) {
  const [isSeen, setSeen] = useState(open);
  return (
    <details
      className={css.disclosure}
      open={open}
      onToggle={(event) => {
        if (event.currentTarget.open) setSeen(true);
      }}
    >
      <summary className={css.summary}>
        <Icon of={ChevronRight} size={18} />
        <span className={css.words}>{summary}</span>
      </summary>
      <div className={css.inside}>{isSeen ? children : null}</div>
    </details>
  );
}
