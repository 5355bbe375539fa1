// The frame of the light pages: sign-in, registration, checking a receipt.
import type { ReactNode } from 'react';
import { classes } from '../classes.ts';
import { DisplaySettingsButton } from '../display-settings/display-settings.tsx';
import { LanguageSwitch } from '../language-switch/language-switch.tsx';
import { StandBanner } from '../stand-banner/stand-banner.tsx';
import { Brand, SkipLink } from './brand.tsx';
import { Footer, type FooterLink } from './footer.tsx';
import css from './shell.module.css';

interface PlainShellProps {
  children: ReactNode;
  stand?: boolean;
  /** One column as wide as a form of a few fields. */
  narrow?: boolean;
  home?: string;
  /** Stands at the end of the top bar: «Войти». */
  aside?: ReactNode;
  links?: readonly FooterLink[];
}

export function PlainShell({ children, stand, narrow, home = '/', aside, links }: PlainShellProps) {
  return (
    <div className={css.frame}>
      <SkipLink />
      {stand === true ? <StandBanner /> : null}
      <header className={css.plainTop}>
        <Brand href={home} />
        <div className={css.topEnd}>
          <DisplaySettingsButton className={css.onlyWide} />
          <LanguageSwitch />
          {aside}
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className={classes(css.plainMain, narrow === true && css.narrow)}
      >
        {children}
      </main>
      <Footer links={links} />
    </div>
  );
}
