// What the registration pages say to the server, and where they go on after a reload.
import type * as z from 'zod/mini';
import type { passwordVerdict } from '#contract/identity';
import type { Registration, begun, legalText, personBody } from '#contract/taxpayers';
import { Refusal, get, send } from '../../api.ts';

export type LegalText = z.infer<typeof legalText>;
export type PersonForm = z.infer<typeof personBody>;
export type Verdict = z.infer<typeof passwordVerdict>;

const kept = 'kabinet-registration';
const at = (id: string, act: string) => `/id/registrations/${id}/${act}`;

/** The number of a registration is no secret of a person: it opens nothing without its codes. */
export function rememberRegistration(id: string | null): void {
  if (id === null) sessionStorage.removeItem(kept);
  else sessionStorage.setItem(kept, id);
}

/** From the link of the letter, else from this tab. */
export function rememberedRegistration(address: URL): string | null {
  return address.searchParams.get('registration') ?? sessionStorage.getItem(kept);
}

export const readRegistration = (id: string) => get<Registration>(`/id/registrations/${id}`);
export const begin = (phone: string) =>
  send<z.infer<typeof begun>>('POST', '/id/registrations', { body: { phone } });

const step = (act: string) => (id: string, body: object) =>
  send<Registration>('POST', at(id, act), { body });
export const confirmPhone = step('phone-code');
export const resendPhoneCode = step('phone-code/resend');
export const giveEmail = step('email');
export const resendEmailCode = step('email-code/resend');
export const confirmEmail = step('email-code');
export const givePerson = step('person');
export const givePassword = step('password');
export const giveConsents = step('consents');

export const checkPassword = (password: string, own: readonly string[], signal: AbortSignal) =>
  send<Verdict>('POST', '/id/password-check', { body: { password, own }, signal });
export const readLegalText = (kind: LegalText['kind']) => get<LegalText>(`/id/documents/${kind}`);

/** Another tab, or the link of the letter, has taken this registration further. */
export const isOutdated = (error: unknown) =>
  error instanceof Refusal && error.code === 'taxpayers.wrong_step';

/** There is no such registration any more: the person begins anew. */
export const isForgotten = (error: unknown) => error instanceof Refusal && error.status === 404;

/** Five pages of the person's way (ux §6); a code belongs to the page that asked for it. */
const pages = [
  ['phone', 'phone_code'],
  ['email', 'email_code'],
  ['person'],
  ['password'],
  ['consents'],
];

/** «Шаг 3 из 5». */
export function pageNumber(name: string): { number: number; count: number } {
  const found = pages.findIndex((page) => page.includes(name));
  return { number: found < 0 ? pages.length : found + 1, count: pages.length };
}
