// Neighbouring pages of one section: plain links that look like tabs.
import css from './section-tabs.module.css';

/** Pixels of the tab before the current one that stay in sight. */
const PEEK = 40;

interface SectionTabsProps {
  label: string;
  items: readonly { href: string; label: string; current: boolean }[];
}

/** Only the line of tabs moves to the current one: the page stays where it is. */
function bringIntoSight(tab: HTMLElement | null): void {
  const line = tab?.closest('ul');
  if (line && tab) line.scrollLeft = tab.offsetLeft - line.offsetLeft - PEEK;
}

export function SectionTabs({ label, items }: SectionTabsProps) {
  return (
    <nav className={css.tabs} aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <a
              href={item.href}
              ref={item.current ? bringIntoSight : null}
              className={css.tab}
              aria-current={item.current ? 'page' : undefined}
            >
              {item.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
