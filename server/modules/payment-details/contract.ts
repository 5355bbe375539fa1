// Details of payment that a person keeps for invoices.
import * as z from 'zod/mini';

const written = z._default(z.string().check(z.maxLength(200)), '');

/** GET /api/cabinet/v1/payment-details */
export const detailsList = z.object({
  items: z.array(
    z.object({
      id: z.int(),
      kind: z.enum(['account', 'phone']),
      bankName: z.string(),
      bik: z.string(),
      account: z.string(),
      correspondentAccount: z.string(),
      phone: z.nullable(z.string()),
      isFavourite: z.boolean(),
    }),
  ),
});

/** POST /api/cabinet/v1/payment-details; of a phone only the bank's name and the phone count. */
export const detailsBody = z.object({
  kind: z.enum(['account', 'phone']),
  bankName: written,
  bik: written,
  account: written,
  correspondentAccount: written,
  phone: written,
});
export const detailsSaved = z.object({ id: z.int() });
