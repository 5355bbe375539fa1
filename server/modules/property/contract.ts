// What the registries know that a person owns.
import * as z from 'zod/mini';
import { day, kopecks, moment, uuid } from '#platform/contract';

export const propertyObject = z.object({
  objectId: uuid,
  family: z.enum(['building', 'land', 'vehicle']),
  kind: z.string(),
  title: z.string(),
  address: z.nullable(z.string()),
  registryNumber: z.string(),
  area: z.nullable(z.string()),
  powerHp: z.nullable(z.string()),
  share: z.object({ num: z.int(), den: z.int() }),
  ownedFrom: day,
  ownedTo: z.nullable(day),
  cadastralValues: z.array(z.object({ on: day, valueKopecks: kopecks })),
  source: z.string(),
  asOf: moment,
  taxes: z.array(z.object({ taxYear: z.int(), amountKopecks: kopecks, chargeId: uuid })),
  /** Taxes that could not be reckoned, and why: nothing is guessed. */
  unknownTaxes: z.optional(
    z.array(
      z.object({
        taxYear: z.int(),
        code: z.string(),
        text: z.object({ ru: z.string(), en: z.string() }),
      }),
    ),
  ),
});
export type PropertyObject = z.infer<typeof propertyObject>;
/** GET /api/cabinet/v1/property */
export const propertyList = z.object({
  items: z.array(propertyObject),
  asOf: z.nullable(moment),
  /** The registry did not answer at the last refresh: the data are of `asOf`. */
  stale: z.boolean(),
});
