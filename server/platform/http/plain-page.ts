// The frame of the pages that are written here and not in the browser: the style sheet of the web's
// build, the person's language and display settings, and no script at all.
import type { IncomingHttpHeaders } from 'node:http';
import type { Language } from '../context.ts';
import { builtAddress } from './pages.ts';

interface PlainPage {
  language: Language;
  /** What the person has chosen in «Версия для слабовидящих» comes with the cookie. */
  headers: IncomingHttpHeaders;
  /** Plain text; it is the heading as well. */
  title: string;
  /** HTML of the page's card; texts in it are escaped already. */
  body: string;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as HTML shows it, in an attribute as well. */
export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"]/gu, (sign) => escapes[sign]!);

/** The policy of these pages: our style and font, nothing that runs, forms to these origins. */
export const plainPolicy = (formOrigins: string): string =>
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; " +
  `form-action ${formOrigins}; base-uri 'none'; frame-ancestors 'none'`;

export function plainPage({ language, headers, title, body }: PlainPage): string {
  const style = builtAddress('ui/plain-page/plain-page.css');
  const heading = escapeHtml(title);
  const product = language === 'ru' ? 'Кабинет' : 'Kabinet';
  return (
    `<!doctype html><html lang="${language}"${displayAttributes(headers.cookie)}><head>` +
    `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">` +
    `<meta name="color-scheme" content="light dark"><title>${heading} — ${product}</title>` +
    `<link rel="icon" href="/favicon.svg" type="image/svg+xml">` +
    (style === null ? '' : `<link rel="stylesheet" href="${style}">`) +
    `</head><body><header class="plain-top"><a class="plain-brand" href="/">` +
    `<svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">` +
    `<rect width="32" height="32" rx="8"/>` +
    `<path d="M11 8h3.4v6.6L20 8h4.2l-6.4 7.3L24.6 24h-4.2l-4.8-6.3-1.2 1.3v5H11z"/></svg>` +
    `${product}</a></header><main class="plain-main"><h1>${heading}</h1>` +
    `<div class="plain-card">${body}</div></main></body></html>`
  );
}

/** The attributes that the web's own pages set by script from the same cookie. */
function displayAttributes(cookie = ''): string {
  const kept = /(?:^|;\s*)kabinet_display=([^;]*)/u.exec(cookie)?.[1];
  const { scheme, text, font, letter, line } = readDisplay(kept);
  const attributes = {
    scheme: scheme === 'system' ? undefined : scheme,
    contrast: scheme?.includes('-on-') === true ? '' : undefined,
    text,
    font,
    letter,
    line,
  };
  return Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : ` data-${name}="${value}"`))
    .join('');
}

/** Plain words and figures of the cookie; anything else in it has no say. */
function readDisplay(kept = '{}'): Record<string, string> {
  try {
    const read = Object.entries(JSON.parse(decodeURIComponent(kept)) as object);
    const words = read.map(([name, value]) => [name, String(value)] as const);
    return Object.fromEntries(words.filter(([, value]) => /^[a-z0-9-]{1,20}$/u.test(value)));
  } catch {
    // A cookie edited by hand is not worth an error: the usual look is right.
    return {};
  }
}
