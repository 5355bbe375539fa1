import { type ReactNode, useEffect, useRef } from 'react';
import { useTexts } from '../../language.ts';
import { kitTexts } from '../texts.ts';
import css from './page-head.module.css';

interface PageHeadProps {
  title: ReactNode;
  lead?: ReactNode;
  crumbs?: readonly { href: string; label: string }[];
  /** Stands at the end of the title's line: a button, a menu. */
  aside?: ReactNode;
}

// The browser itself starts a fresh load at the top; only later pages move the focus.
let isFirstPage = true;

/** The only h1 of a page; it takes the focus after a move, so that its name is read out. */
export function PageHead({ title, lead, crumbs = [], aside }: PageHeadProps) {
  const t = useTexts(kitTexts);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus({ preventScroll: true });
    isFirstPage = false;
  }, []);
  return (
    <header className={css.head}>
      {crumbs.length === 0 ? null : (
        <nav aria-label={t.crumbs}>
          <ol className={css.crumbs}>
            {crumbs.map((crumb) => (
              <li key={crumb.href}>
                <a href={crumb.href}>{crumb.label}</a>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className={css.line}>
        <div className={css.words}>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead === undefined ? null : <div className={css.lead}>{lead}</div>}
        </div>
        {aside === undefined ? null : <div className={css.aside}>{aside}</div>}
      </div>
    </header>
  );
}
