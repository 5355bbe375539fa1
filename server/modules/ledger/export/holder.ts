// Whose account a paper or a file is of.
import { personOf } from '#modules/taxpayers';
import type { Ctx } from '#platform/context';
import { fullName } from '#primitives/names';

export interface Holder {
  fullName: string;
  inn: string;
}

/** The person of the transaction, as the registries write the name. */
export async function holderOf(ctx: Ctx): Promise<Holder> {
  const { name, inn } = await personOf(ctx);
  const { last: lastName, first: firstName, middle: middleName } = name;
  return { fullName: fullName({ lastName, firstName, middleName }), inn };
}
