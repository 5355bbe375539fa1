// The two pages of a sign-out that another application began: plain HTML without a script, because
// the way back leads through the provider's own form.
import type { KoaContextWithOIDC } from 'oidc-provider';
import type { Env } from '#platform/env';
import { languageOf } from '#platform/http/problem';
import { plainPage, plainPolicy } from '#platform/http/plain-page';

const texts = {
  ru: {
    title: 'Выйти из кабинета?',
    lead: 'Вы выйдете из кабинета и из программ, в которые вошли через него.',
    leave: 'Выйти',
    stay: 'Остаться',
  },
  en: {
    title: 'Sign out of Kabinet?',
    lead: 'You will be signed out of Kabinet and of the programs you entered through it.',
    leave: 'Sign out',
    stay: 'Stay',
  },
};

/** Asks whether to sign out; the answer may lead to the application's own address. */
export function showLogoutQuestion(ctx: KoaContextWithOIDC, form: string): void {
  const after = ctx.oidc.session?.state?.postLogoutRedirectUri as string | undefined;
  const language = languageOf(ctx);
  const t = texts[language];
  // The redirect that follows the form counts as its action too (CSP 3 §6.4.2).
  const origins = after === undefined ? "'self'" : `'self' ${new URL(after).origin}`;
  ctx.set('content-security-policy', plainPolicy(origins));
  ctx.type = 'html';
  ctx.body = plainPage({
    language,
    headers: ctx.headers,
    title: t.title,
    body:
      `${form}<p>${t.lead}</p><div class="plain-acts">` +
      `<button class="plain-primary" form="op.logoutForm" name="logout" value="yes">${t.leave}` +
      `</button><button form="op.logoutForm">${t.stay}</button></div>`,
  });
}

/** Shown when the application named no address to return to. */
export function showLogoutDone(ctx: KoaContextWithOIDC, env: Env): void {
  ctx.redirect(`${env.settings.PUBLIC_URL}/id/logout`);
}
