// Somebody else works for a person known by the ИНН: an officer, the treasury.
import type { Ctx } from '#platform/context';
import type { Refusals } from '#platform/errors';
import { forTaxpayer } from '#platform/work';
import { taxpayerName } from './open-account.ts';
import { findTaxpayerByInn } from './taxpayer-store.ts';

/** Goes on for the person with the ИНН. Refuses with the caller's own `payer_unknown`. */
export async function forPayer(
  ctx: Ctx,
  payerInn: string,
  { payer_unknown: unknown }: Refusals<'payer_unknown'>,
): Promise<Ctx> {
  const payer = await findTaxpayerByInn(ctx, payerInn);
  if (payer === null) throw unknown({ field: 'payerInn' });
  return forTaxpayer(ctx, payer);
}

/** «Анна И.»: enough to see whose ИНН was typed. */
export async function payerName(ctx: Ctx): Promise<string> {
  const { first, last } = await taxpayerName(ctx);
  return `${first} ${last.slice(0, 1)}.`;
}
