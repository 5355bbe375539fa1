// A receipt by the ИНН of its seller and its number, for whoever holds the link.
import { findTaxpayerByInn, personOf } from '#modules/taxpayers';
import type { Ctx } from '#platform/context';
import { forTaxpayer } from '#platform/work';
import { fullName } from '#primitives/names';
import type { Receipt } from './receipt.ts';
import { findReceipt } from './receipt-store.ts';

export interface PublicReceipt {
  receipt: Receipt;
  seller: { inn: string; name: string };
}

/**
 * Undefined for a wrong ИНН as for an unknown number. The buyer's phone is left out: whoever holds
 * the link need not be the buyer. The caller limits how often it is asked.
 */
export async function findPublicReceipt(
  ctx: Ctx,
  inn: string,
  number: string,
): Promise<PublicReceipt | undefined> {
  const id = await findTaxpayerByInn(ctx, inn);
  if (id === null) return undefined;
  const own = await forTaxpayer(ctx, id);
  const receipt = await findReceipt(own, number);
  const found = receipt && { receipt: hidden(receipt), seller: await sellerOf(own, inn) };
  await forTaxpayer(ctx, ctx.taxpayerId);
  return found;
}

const hidden = (receipt: Receipt): Receipt => ({
  ...receipt,
  buyer: { ...receipt.buyer, phone: null },
});

async function sellerOf(ctx: Ctx, inn: string): Promise<PublicReceipt['seller']> {
  const { name } = await personOf(ctx);
  const { last: lastName, first: firstName, middle: middleName } = name;
  return { inn, name: fullName({ lastName, firstName, middleName }) };
}
