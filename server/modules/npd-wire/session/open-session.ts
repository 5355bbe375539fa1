// Tokens of this wire: opaque, kept as hashes, one live access token for each device.
import { randomBytes } from 'node:crypto';
import type { Moment } from '#primitives/days';
import { addSeconds, moment } from '#primitives/days';
import { taxpayerOfSubject } from '#modules/taxpayers';
import type { Ctx } from '#platform/context';
import { newId } from '#platform/ids';
import { forTaxpayer } from '#platform/work';
import { refusals } from '../errors.ts';
import type { Device } from './device.ts';
import {
  accessS,
  deleteSession,
  graceS,
  insertRefresh,
  lockDevice,
  lockRefresh,
  markReplaced,
  refreshS,
  replaceAccess,
  replaceSession,
} from './session-store.ts';

export interface Tokens {
  accessToken: string;
  accessUntil: Moment;
  refreshToken: string;
}

const newToken = () => randomBytes(32).toString('base64url');

function newTokens(ctx: Ctx): Tokens {
  const accessUntil = addSeconds(moment(ctx.wall), accessS);
  return { accessToken: newToken(), accessUntil, refreshToken: newToken() };
}

const refreshUntil = (ctx: Ctx) => addSeconds(moment(ctx.wall), refreshS);

/**
 * Signs a program in on its device. Answers the context of the person's taxpayer besides.
 * @throws npd-wire.taxpayer_unregistered for an account without an ИНН
 */
export async function openSession(
  ctx: Ctx,
  signed: { subjectId: string; device: Device; passwordId: string | null },
): Promise<{ own: Ctx; tokens: Tokens }> {
  const { subjectId, passwordId } = signed;
  const taxpayerId = await taxpayerOfSubject(ctx, subjectId);
  if (taxpayerId === null) throw refusals.taxpayer_unregistered();
  const own = await forTaxpayer(ctx, taxpayerId);
  const device = signed.device.id ?? newId();
  const tokens = newTokens(ctx);
  const sessionId = newId();
  await lockDevice(own, subjectId, device);
  const { accessToken, accessUntil } = tokens;
  await replaceSession(own, {
    sessionId,
    subjectId,
    taxpayerId,
    device,
    passwordId,
    accessToken,
    accessUntil,
  });
  await insertRefresh(own, {
    token: tokens.refreshToken,
    sessionId,
    expiresAt: refreshUntil(ctx),
  });
  return { own, tokens };
}

export type Renewed = { own: Ctx; subjectId: string; tokens: Tokens };

/**
 * New tokens for a refresh token. Answers null for one that is unknown, another device's, or was
 * replaced longer ago than the grace; the last is a stolen or a forgotten copy, and ends the
 * session (security P16). Null and not a refusal, so that the end is committed.
 */
export async function renewSession(
  ctx: Ctx,
  asked: { refreshToken: string; device: Device | null },
): Promise<Renewed | null> {
  const held = await lockRefresh(ctx, asked.refreshToken);
  if (!held) return null;
  const { sessionId, subjectId, taxpayerId } = held;
  const given = asked.device?.id ?? null;
  if (given !== null && given !== held.device) return null;
  const own = await forTaxpayer(ctx, taxpayerId);
  if (held.replacedAt !== null) {
    const graceEnds = addSeconds(moment(held.replacedAt), graceS);
    if (graceEnds <= ctx.wall) {
      await deleteSession(own, sessionId);
      return null;
    }
  }
  const tokens = newTokens(ctx);
  await markReplaced(own, asked.refreshToken);
  await replaceAccess(own, { sessionId, token: tokens.accessToken, until: tokens.accessUntil });
  const { refreshToken: token } = tokens;
  await insertRefresh(own, { token, sessionId, expiresAt: refreshUntil(ctx) });
  return { own, subjectId, tokens };
}
