// What the sign-in page says to the server, and what it keeps while the person types.
import type * as z from 'zod/mini';
import type { codeSent, redirect } from '#contract/identity';
import { get, send } from '../../api.ts';

export type CodeSent = z.infer<typeof codeSent>;
type Redirect = z.infer<typeof redirect>;

export const sendPassword = (uid: string, body: { login: string; password: string }) =>
  send<CodeSent>('POST', `/id/login/${uid}/password`, { body });
export const sendCode = (uid: string, code: string) =>
  send<Redirect>('POST', `/id/login/${uid}/code`, { body: { code } });
export const resendCode = (uid: string) =>
  send<CodeSent>('POST', `/id/login/${uid}/code/resend`, { body: {} });

/** A person of the stand; only what the page shows. */
export interface StandPerson {
  name: string;
  phone: string;
  email: string;
  password: string;
  demo?: boolean;
  registered: boolean;
  persona: string | null;
  role?: string;
}

/** The demo people of the stand; none where there is no stand. */
export async function readStandPeople(): Promise<StandPerson[]> {
  const people = await get<StandPerson[]>('/stand/api/people', { background: true }).catch(
    () => [] as StandPerson[],
  );
  return people.filter((one) => one.registered && one.demo === true);
}

/** Seconds left until a moment that was `seconds` away when it began. */
export function secondsLeft(began: number, seconds: number, now: number): number {
  return Math.max(0, Math.ceil(seconds - (now - began) / 1000));
}

/** A refusal that no retyping can mend: the provider forgot this sign-in. */
export const isStale = (code: string) =>
  code === 'sign-on.interaction_absent' || code === 'request.not_found';
