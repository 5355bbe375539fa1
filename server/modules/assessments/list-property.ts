// The list of objects with the taxes of each: property knows the objects, the ledger the charges.
import type * as z from 'zod/mini';
import type { propertyList } from '#contract/property';
import { type Ctx, taxpayerOf } from '#platform/context';
import { sql } from '#platform/db';
import { REFUSAL_TEXTS, type RefusalCode } from '#law/refusal';
import { listProperty } from '#modules/property';
import { listUnknown } from './assessment-store.ts';

interface TaxRow {
  object_id: string;
  tax_year: number;
  amount_kopecks: number;
  charge_id: string;
}

/** Every object with the taxes charged for it, newest year first. */
export async function listTaxedProperty(ctx: Ctx): Promise<z.infer<typeof propertyList>> {
  const { items, ...rest } = await listProperty(ctx);
  const taxes = await ctx.db.rows(sql<TaxRow>`
    select object_id, tax_year, amount_kopecks, charge_id
    from ledger.taxes_of_objects(${taxpayerOf(ctx)}) order by tax_year desc`);
  const unknown = await listUnknown(ctx);
  return {
    ...rest,
    items: items.map((item) => ({
      ...item,
      taxes: taxes
        .filter((tax) => tax.object_id === item.objectId)
        .map((tax) => ({
          taxYear: tax.tax_year,
          amountKopecks: tax.amount_kopecks,
          chargeId: tax.charge_id,
        })),
      unknownTaxes: unknown
        .filter((one) => one.objectId === item.objectId)
        .map(({ taxYear, code }) => ({
          taxYear,
          code,
          text: REFUSAL_TEXTS[code as RefusalCode],
        })),
    })),
  };
}
