// Who sells: ИНН and name of the transaction's taxpayer, remembered by the process, because every
// receipt needs the ИНН and it never changes for a taxpayer.
import { personOf } from '#modules/taxpayers';
import { type Ctx, type TaxpayerId, taxpayerOf } from '#platform/context';
import type { Env } from '#platform/env';

/** A process that serves more sellers than this reads some of them again. */
const REMEMBERED_MAX = 20_000;

const remembered = new WeakMap<Env, Map<TaxpayerId, string>>();

/** 12 digits, when this process has read them before. */
export function rememberedInn(ctx: Ctx): string | undefined {
  return remembered.get(ctx.env)?.get(taxpayerOf(ctx));
}

/** 12 digits. A hot path: a receipt is one round trip once its seller is known. */
export async function sellerInn(ctx: Ctx): Promise<string> {
  const known = rememberedInn(ctx);
  if (known !== undefined) return known;
  const id = taxpayerOf(ctx);
  let inns = remembered.get(ctx.env);
  if (inns === undefined) remembered.set(ctx.env, (inns = new Map()));
  const { inn } = await personOf(ctx);
  if (inns.size >= REMEMBERED_MAX) inns.clear();
  inns.set(id, inn);
  return inn;
}
