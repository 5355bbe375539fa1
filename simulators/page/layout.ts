// The frame of every page of the stand: banner, headings, the headers that keep it safe.
import type { FastifyReply } from 'fastify';
import { type Html, html } from './html.ts';

export interface Page {
  title: string;
  body: Html;
  /** Only the page of the stand needs a script; the bank works without. */
  hasScript?: boolean;
  status?: number;
  /** Other origins a form of the page may end up at: Chromium checks redirects too. */
  formOrigins?: readonly string[];
}

function policy(page: Page): string {
  const script = page.hasScript ? "script-src 'self'; connect-src 'self'; " : '';
  const forms = ["'self'", ...(page.formOrigins ?? [])].join(' ');
  return (
    `default-src 'none'; ${script}style-src 'self'; img-src 'self'; form-action ${forms}; ` +
    "base-uri 'none'; frame-ancestors 'none'"
  );
}

function documentOf(page: Page): Html {
  const script = html`<script type="module" src="/stand/assets/stand.js"></script>`;
  return html`<!doctype html>
    <html lang="ru">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${page.title} — стенд «Кабинета»</title>
        <link rel="icon" href="/stand/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/stand/assets/stand.css" />
        ${page.hasScript === true && script}
      </head>
      <body>
        <aside class="banner" aria-label="Предупреждение">
          <strong>Стенд.</strong> Люди, деньги и письма ненастоящие.
        </aside>
        ${page.body}
      </body>
    </html>`;
}

/** Sends the page with the strictest policy it can live with. */
export function sendPage(reply: FastifyReply, page: Page): FastifyReply {
  return reply
    .code(page.status ?? 200)
    .type('text/html; charset=utf-8')
    .headers({
      'content-security-policy': policy(page),
      'x-content-type-options': 'nosniff',
      // With «no-referrer» Chromium sends forms with the origin «null», and origin checks fail.
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    .send(documentOf(page).text);
}
