// Signing in as a person does: login and password, then the code that came by SMS.
import type { Page } from '@playwright/test';
import { type Person, type Stand, codeIn } from './stand.ts';
import { expect } from './story.ts';

export const LOGIN = 'Телефон, почта, ИНН или СНИЛС';
const DEMO_PASSWORD = 'Kabinet!Demo26';

/** `login` where it is not the phone that codes come to. */
export type Login = Pick<Person, 'phone' | 'password'> & { login?: string };
export const demo = (phone: string): Login => ({ phone, password: DEMO_PASSWORD });
export const officer: Login = { ...demo('+79000000012'), login: 'officer@kabinet.test' };

/** Fills the sign-in page that is open. */
export async function passSignIn(page: Page, stand: Stand, login: Login): Promise<void> {
  const seen = await stand.received(login.phone);
  await page.getByLabel(LOGIN).fill(login.login ?? login.phone);
  await page.getByLabel('Пароль', { exact: true }).fill(login.password ?? '');
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
  const code = page.getByLabel('Код подтверждения');
  await expect(code).toBeFocused();
  // No button after it: a code submits itself at its last digit.
  await code.fill(codeIn(await stand.message(login.phone, seen)));
}

/** Ends on home or where `to` says. */
export async function signIn(
  page: Page,
  stand: Stand,
  { to = '/fl', ...login }: Login & { to?: string },
): Promise<void> {
  await page.goto(`/signin?return=${encodeURIComponent(to)}`);
  await passSignIn(page, stand, login);
  await page.waitForURL((url) => url.pathname + url.search === to);
}

/**
 * Signs in by the same requests as the page of sign-in makes, for stories about something else;
 * then opens home or `to`.
 */
export async function enter(
  page: Page,
  stand: Stand,
  { to = '/fl', ...login }: Login & { to?: string },
): Promise<void> {
  const begun = await page.request.get(`/signin?return=${encodeURIComponent(to)}`);
  const { origin, searchParams } = new URL(begun.url());
  const post = async (act: string, data: object) => {
    const path = `/id/login/${searchParams.get('uid')}/${act}`;
    const answer = await page.request.post(path, { data, headers: { origin } });
    expect(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
    return (await answer.json()) as { redirectTo?: string };
  };
  const seen = await stand.received(login.phone);
  await post('password', { login: login.login ?? login.phone, password: login.password });
  const code = codeIn(await stand.message(login.phone, seen));
  const { redirectTo } = await post('code', { code });
  await page.goto(redirectTo!);
  await page.waitForURL((url) => url.pathname + url.search === to);
}

/** A new person of the stand with charges, signed in on home. */
export async function newcomer(page: Page, stand: Stand, persona = 'large-family') {
  const person = await stand.person(persona);
  await enter(page, stand, person);
  return person;
}
