import { useTexts } from '../../language.ts';
import { kitTexts } from '../texts.ts';
import css from './shell.module.css';

export function Brand({ href }: { href: string }) {
  const t = useTexts(kitTexts);
  return (
    <a href={href} className={css.brand} aria-label={t.toHome}>
      <svg viewBox="0 0 32 32" width="1.625rem" height="1.625rem" aria-hidden="true">
        <rect width="32" height="32" rx="8" fill="var(--brand)" />
        <path
          fill="var(--on-brand)"
          d="M11 8h3.4v6.6L20 8h4.2l-6.4 7.3L24.6 24h-4.2l-4.8-6.3-1.2 1.3v5H11z"
        />
      </svg>
      <span>{t.product}</span>
    </a>
  );
}

export function SkipLink() {
  const t = useTexts(kitTexts);
  return (
    <a
      href="#content"
      className={css.skip}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById('content')?.focus();
      }}
    >
      {t.skip}
    </a>
  );
}
