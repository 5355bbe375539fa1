// The frame of a cabinet: top bar, sections on the left, the same sections at the bottom of a
// narrow screen, help and display settings in the footer.
import type { ReactNode } from 'react';
import { useTexts } from '../../language.ts';
import { classes } from '../classes.ts';
import { Bell, Icon, type LucideIcon, User } from '../icon/icon.tsx';
import { Menu, type MenuItem } from '../menu/menu.tsx';
import { StandBanner } from '../stand-banner/stand-banner.tsx';
import { frameTexts } from '../frame-texts.ts';
import type_ from '../tokens/type.module.css';
import { Brand, SkipLink } from './brand.tsx';
import { Footer, type FooterLink } from './footer.tsx';
import css from './shell.module.css';

export interface NavItem {
  href: string;
  label: string;
  /** The word under the icon of the bottom bar. */
  short?: string;
  icon: LucideIcon;
  current: boolean;
  /** Only in the bottom bar: the act people come for. */
  act?: boolean;
  /** Only in the rail: the bottom bar has five places. */
  rail?: boolean;
}
interface ShellProps {
  home: string;
  nav: readonly NavItem[];
  person: { name: string; note?: string };
  personMenu: readonly MenuItem[];
  /** The hat being worn: «Частное лицо». */
  cabinet?: string;
  /** The hats there are. */
  cabinets?: readonly MenuItem[];
  bell?: { href: string; count: number };
  links?: readonly FooterLink[];
  stand?: boolean;
  dense?: boolean;
  children: ReactNode;
}

function BellLink({ href, count }: { href: string; count: number }) {
  const t = useTexts(frameTexts);
  return (
    <a href={href} className={css.bell}>
      <Icon of={Bell} size={22} />
      <span className={type_.visuallyHidden}>
        {t.notifications}
        {count > 0 ? `, ${t.unread(count)}` : ''}
      </span>
      {count > 0 ? (
        <span className={css.count} aria-hidden="true">
          {count > 99 ? '99+' : count}
        </span>
      ) : null}
    </a>
  );
}

function TopBar(props: ShellProps) {
  const { home, person, personMenu, cabinet, cabinets = [], bell } = props;
  const t = useTexts(frameTexts);
  return (
    <header className={css.top}>
      <Brand href={home} />
      {cabinet === undefined ? null : (
        <div className={css.cabinet}>
          <Menu name={`${cabinet}, ${t.cabinets}`} label={cabinet} items={cabinets} align="start" />
        </div>
      )}
      <div className={css.topEnd}>
        {bell === undefined ? null : <BellLink {...bell} />}
        <Menu
          name={`${person.name}, ${t.personMenu}`}
          label={
            <>
              <span className={css.face}>
                <Icon of={User} />
              </span>
              <span className={css.personName}>{person.name}</span>
            </>
          }
          items={personMenu}
        />
      </div>
    </header>
  );
}

function Rail({ nav }: { nav: readonly NavItem[] }) {
  const t = useTexts(frameTexts);
  return (
    <nav className={css.rail} aria-label={t.sections}>
      <ul>
        {nav.map((item) =>
          item.act === true ? null : (
            <li key={item.href}>
              <a
                href={item.href}
                className={classes(css.railItem, item.current && css.railCurrent)}
                aria-current={item.current ? 'page' : undefined}
              >
                <Icon of={item.icon} />
                {item.label}
              </a>
            </li>
          ),
        )}
      </ul>
    </nav>
  );
}

function BottomBar({ nav }: { nav: readonly NavItem[] }) {
  const t = useTexts(frameTexts);
  return (
    <div className={css.bottomPlace}>
      <nav className={css.bottom} aria-label={t.sections}>
        <ul>
          {nav.map((item) =>
            item.rail === true ? null : (
              <li key={item.href}>
                <a
                  href={item.href}
                  className={classes(
                    css.bottomItem,
                    item.current && css.bottomCurrent,
                    item.act && css.bottomAct,
                  )}
                  aria-current={item.current ? 'page' : undefined}
                >
                  <span className={css.bottomIcon}>
                    <Icon of={item.icon} size={22} />
                  </span>
                  <span>{item.short ?? item.label}</span>
                </a>
              </li>
            ),
          )}
        </ul>
      </nav>
    </div>
  );
}

export function Shell(props: ShellProps) {
  const { nav, links, stand, dense, children } = props;
  return (
    <>
      <div className={css.frame} data-dense={dense === true ? '' : undefined}>
        <SkipLink />
        {stand === true ? <StandBanner /> : null}
        <TopBar {...props} />
        <div className={css.middle}>
          <Rail nav={nav} />
          <main id="content" tabIndex={-1} className={css.main}>
            {children}
          </main>
        </div>
        <Footer links={links} />
      </div>
      <BottomBar nav={nav} />
    </>
  );
}
