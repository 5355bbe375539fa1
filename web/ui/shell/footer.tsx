import { useTexts } from '../../language.ts';
import { DisplaySettingsButton } from '../display-settings/display-settings.tsx';
import { LanguageSwitch } from '../language-switch/language-switch.tsx';
import { kitTexts } from '../texts.ts';
import css from './shell.module.css';

export interface FooterLink {
  label: string;
  href: string;
}

/** The same help in the same place on every page (WCAG 3.2.6). */
export function Footer({ links = [] }: { links?: readonly FooterLink[] | undefined }) {
  const t = useTexts(kitTexts);
  return (
    <footer className={css.footer} aria-label={t.help}>
      <DisplaySettingsButton />
      <LanguageSwitch />
      {links.map((link) => (
        <a key={link.href} href={link.href} className={css.footerLink}>
          {link.label}
        </a>
      ))}
    </footer>
  );
}
