// The two pages of a sign-out that another application began: plain HTML without a script, because
// the way back leads through the provider's own form.
import type { KoaContextWithOIDC } from 'oidc-provider';
import type { Env } from '#platform/env';

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="ru"><head><meta charset="utf-8">` +
  `<meta name="viewport" content="width=device-width"><title>${title}</title></head>` +
  `<body><main><h1>${title}</h1>${body}</main></body></html>`;

/** Asks whether to sign out; the answer may lead to the application's own address. */
export function showLogoutQuestion(ctx: KoaContextWithOIDC, form: string): void {
  const after = ctx.oidc.session?.state?.postLogoutRedirectUri as string | undefined;
  const origins = after === undefined ? "'self'" : `'self' ${new URL(after).origin}`;
  // The redirect that follows the form counts as its action too (CSP 3 §6.4.2).
  ctx.set(
    'content-security-policy',
    `default-src 'none'; form-action ${origins}; base-uri 'none'; frame-ancestors 'none'`,
  );
  ctx.type = 'html';
  ctx.body = page(
    'Выйти из кабинета?',
    `${form}<p>Вы выйдете из кабинета и из программ, в которые вошли через него.</p>` +
      `<button type="submit" form="op.logoutForm" name="logout" value="yes">Выйти</button> ` +
      `<button type="submit" form="op.logoutForm">Остаться</button>`,
  );
}

/** Shown when the application named no address to return to. */
export function showLogoutDone(ctx: KoaContextWithOIDC, env: Env): void {
  ctx.redirect(`${env.settings.PUBLIC_URL}/id/logout`);
}
