// Sends a one-time code: limits and the code in a transaction, the message outside it, then the
// mark.
import { addSeconds, moment } from '#primitives/days';
import type { Chain } from '#platform/chain';
import type { Ctx } from '#platform/context';
import { newId } from '#platform/ids';
import { sendMail } from '#platform/mail';
import { sendSms } from '#platform/sms';
import { expiresAt, makeCode, resendAfterS, sendingMaxS, unusedMax } from './code.ts';
import type { CodePurpose } from './code.ts';
import {
  findLatestCode,
  findLatestToContact,
  insertCode,
  loadOfContact,
  lockContact,
  markSent,
} from './code-store.ts';
import type { LatestCode } from './code-store.ts';
import { refusals } from './errors.ts';
import { loginToken } from './subject-store.ts';

export interface CodeRequest {
  purpose: CodePurpose;
  boundTo: string;
  subjectId: string | null;
  contact: { kind: 'phone' | 'email'; value: string };
  /**
   * The words around the code. An account that is there already is told so instead, and nobody who
   * asks can tell the difference: then `notice` has no code in it.
   */
  message: (code: string) => { subject: string; text: string };
  notice?: { subject: string; text: string } | null;
  /** Asked for by somebody who has proved nothing yet: also one code a minute to a contact. */
  anonymous: boolean;
}

interface CodeIntent {
  codeId: string;
  contact: CodeRequest['contact'];
  message: { subject: string; text: string };
  expiresAt: string;
}

export interface CodeSent {
  expiresAt: string;
  resendAfterS: number;
}

/** The steps of sending a code; refuses with identity.code_too_soon or identity.code_limit. */
export const sendCode: Chain<CodeRequest, CodeIntent, void, CodeSent> = {
  call: async (ctx, request) => {
    const contactToken = loginToken(ctx, request.contact);
    await lockContact(ctx, contactToken);
    refuseTooSoon(ctx, await findLatestCode(ctx, request));
    if (request.anonymous) {
      refuseTooSoon(ctx, await findLatestToContact(ctx, request.purpose, contactToken));
    }
    await refuseTooMany(ctx, contactToken);
    const code = makeCode();
    const codeId = newId();
    const expires = expiresAt(request.purpose, ctx.wall);
    await insertCode(ctx, {
      codeId,
      purpose: request.purpose,
      boundTo: request.boundTo,
      contactKind: request.contact.kind,
      contactToken,
      subjectId: request.subjectId,
      code,
      expiresAt: expires,
    });
    const message = request.notice ?? request.message(code);
    return { codeId, contact: request.contact, message, expiresAt: expires };
  },
  outside: async ({ codeId, contact, message }, env) => {
    if (contact.kind === 'email')
      await sendMail(env, { id: codeId, to: contact.value, ...message });
    else await sendSms(env, { id: codeId, to: contact.value, text: message.text });
  },
  settle: async (ctx, intent) => {
    await markSent(ctx, intent.codeId);
    return { expiresAt: intent.expiresAt, resendAfterS };
  },
};

function refuseTooSoon(ctx: Ctx, latest: LatestCode | undefined): void {
  if (!latest || latest.used_at !== null) return;
  const nextAt = latest.sent_at
    ? addSeconds(moment(latest.sent_at), resendAfterS)
    : addSeconds(moment(latest.created_at), sendingMaxS);
  const seconds = secondsUntil(ctx, nextAt);
  if (seconds > 0) {
    throw refusals.code_too_soon({ retryAfterS: seconds, params: { seconds } });
  }
}

async function refuseTooMany(ctx: Ctx, token: Buffer): Promise<void> {
  const load = await loadOfContact(ctx, token);
  const hours =
    load.unused_day >= unusedMax.day
      ? addSeconds(moment(load.oldest_day!), 86_400)
      : load.unused_hour >= unusedMax.hour
        ? addSeconds(moment(load.oldest_hour!), 3600)
        : null;
  if (hours) throw refusals.code_limit({ retryAfterS: Math.max(1, secondsUntil(ctx, hours)) });
}

const secondsUntil = (ctx: Ctx, at: string) =>
  Math.ceil((Date.parse(at) - Date.parse(ctx.wall)) / 1000);

/** Seconds until another code may be asked for in this attempt; 0 when it may be at once. */
export async function resendIn(
  ctx: Ctx,
  bound: { purpose: CodePurpose; boundTo: string },
): Promise<number> {
  const latest = await findLatestCode(ctx, bound);
  if (!latest?.sent_at || latest.used_at) return 0;
  return Math.max(0, secondsUntil(ctx, addSeconds(moment(latest.sent_at), resendAfterS)));
}
