// Neighbouring pages of one section: plain links that look like tabs.
import css from './section-tabs.module.css';

interface SectionTabsProps {
  label: string;
  items: readonly { href: string; label: string; current: boolean }[];
}

export function SectionTabs({ label, items }: SectionTabsProps) {
  return (
    <nav className={css.tabs} aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <a
              href={item.href}
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
