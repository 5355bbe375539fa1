// A button that opens a short list of links and actions. A plain disclosure, because the menu role
// would force arrow keys on people who expect Tab.
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { classes } from '../classes.ts';
import { ChevronDown, Icon, type LucideIcon } from '../icon/icon.tsx';
import css from './menu.module.css';

export interface MenuItem {
  label: string;
  href?: string;
  onSelect?: () => void;
  icon?: LucideIcon;
  download?: boolean;
}
interface MenuProps {
  label: ReactNode;
  /** The accessible name of the button, containing the visible words. */
  name?: string;
  items: readonly MenuItem[];
  /** `fit`: to the start on a narrow page, where the button stands at the start itself. */
  align?: 'start' | 'end' | 'fit';
  look?: 'quiet' | 'secondary';
}

function Item({ item, onDone }: { item: MenuItem; onDone: () => void }) {
  const inside = (
    <>
      {item.icon === undefined ? null : <Icon of={item.icon} />}
      {item.label}
    </>
  );
  const choose = () => {
    onDone();
    item.onSelect?.();
  };
  if (item.href === undefined) {
    return (
      <button type="button" className={css.item} onClick={choose}>
        {inside}
      </button>
    );
  }
  return (
    <a href={item.href} className={css.item} onClick={choose} download={item.download}>
      {inside}
    </a>
  );
}

export function Menu({ label, name, items, align = 'end', look = 'quiet' }: MenuProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    const leave = (event: Event) => {
      if (!place.current?.contains(event.target as Node)) setOpen(false);
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', leave);
      document.removeEventListener('keydown', escape);
    };
  }, [open]);
  return (
    <div ref={place} className={css.menu}>
      <button
        ref={button}
        type="button"
        className={classes(css.opener, css[look])}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={name}
        onClick={() => setOpen(!open)}
      >
        {label}
        <Icon of={ChevronDown} size={18} />
      </button>
      {open ? (
        <ul id={id} className={classes(css.list, css[align])}>
          {items.map((item) => (
            <li key={item.label}>
              <Item item={item} onDone={() => setOpen(false)} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
