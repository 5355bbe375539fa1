// The picture of a receipt: the link of its QR and of every program (wire §4.3).
import { printPicture, toPrint, type ToPrint } from '#modules/receipts';
import * as z from 'zod/mini';
import { findPublicReceipt, pageUrl, refusals as receiptRefusals } from '#modules/self-employment';
import { FileAnswer, Reply, chainRoute } from '#platform/http/route';
import type { Route } from '#platform/http/route';
import { refuseWait, takeTurn } from '../turn.ts';

/** Numbers are not guessed: so many that are not there from one address in a minute. */
export const missesPerAddress = { kind: 'receipt', most: 30, perS: 60 };

export const receiptParams = z.object({
  inn: z.string().check(z.maxLength(20)),
  number: z.string().check(z.maxLength(20)),
});

interface Found {
  /** A person's browser goes to our own page instead. */
  page: string | null;
  print: ToPrint | null;
  wait: number;
}

/** A browser asks for a page first; programs and `<img>` ask for anything or a picture. */
function prefersPage(accept: string | undefined): boolean {
  const [first = ''] = (accept ?? '').split(',');
  return first.trim().toLowerCase().startsWith('text/html');
}

export const printRoutes: readonly Route[] = ['/api/v1/receipt', '/api/receipt'].map((base) =>
  chainRoute({
    method: 'GET',
    path: `${base}/:inn/:number/print`,
    summary: 'The picture of a receipt; a browser is led to its page',
    audience: 'public',
    permission: 'npd-wire.receipt',
    object: 'none',
    audit: 'npd-wire.receipt-print',
    hidden: true,
    params: receiptParams,
    answer: 'file',
    call: async (ctx, { params: { inn, number }, request }): Promise<Found> => {
      const found = await findPublicReceipt(ctx, inn, number);
      if (!found) {
        const wait = await takeTurn(ctx, missesPerAddress, ctx.address ?? '');
        return { page: null, print: null, wait };
      }
      const page = prefersPage(request.header('accept')) ? pageUrl(ctx.env, inn, number) : null;
      return { page, print: toPrint(ctx.env, found), wait: 0 };
    },
    outside: async ({ page, print, wait }, env) => {
      refuseWait(wait);
      if (print === null) throw receiptRefusals.receipt_unknown();
      return page === null ? printPicture(env, print) : null;
    },
    settle: (_ctx, { page, print }, bytes) =>
      Promise.resolve(
        bytes === null
          ? new Reply(null, { location: page!, status: 303 })
          : new FileAnswer({
              name: `${print!.number}.png`,
              mime: 'image/png',
              bytes,
              inline: true,
            }),
      ),
  }),
);
