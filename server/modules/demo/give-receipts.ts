// The demo self-employed person is really one: on the register since the first day of last month,
// with receipts of the weeks since. Fixed, so that each installation shows the same; also one whose
// people were there before the self-employed cabinet was.
import {
  type BuyerKind,
  cancelReceipt,
  issueReceipt,
  listRegistrations,
  nowWritten,
  registerPayer,
} from '#modules/self-employment';
import { type Ctx, taxpayerOf } from '#platform/context';
import { sql } from '#platform/db';
import type { Listener } from '#platform/events';
import {
  type Day,
  addDays,
  addMonths,
  addSeconds,
  dateOf,
  startOfLegalDay,
} from '#primitives/days';

interface Sold {
  /** Days after the registration. */
  after: number;
  name: string;
  priceKopecks: number;
  quantity: string;
  buyer: BuyerKind;
}

const sold: readonly Sold[] = [
  { after: 2, name: 'Ремонт велосипеда', priceKopecks: 150_050, quantity: '2', buyer: 'person' },
  { after: 9, name: 'Сборка мебели', priceKopecks: 420_000, quantity: '1', buyer: 'person' },
  { after: 16, name: 'Вёрстка буклета', priceKopecks: 1_850_000, quantity: '1', buyer: 'company' },
  { after: 23, name: 'Урок рисования', priceKopecks: 120_000, quantity: '1.5', buyer: 'person' },
  { after: 24, name: 'Урок рисования', priceKopecks: 120_000, quantity: '1', buyer: 'person' },
];
/** Place of the one that was a mistake. */
const mistaken = 4;

const company = { inn: '7708133378', name: 'ООО «Ромашка»' };
const NOON_S = 43_200;

/** A use case as it would have been on an earlier day. */
function asOf(ctx: Ctx, today: Day): Ctx {
  const morning = startOfLegalDay(today, ctx.env.settings.LEGAL_TIME_ZONE);
  return { ...ctx, today, now: addSeconds(morning, NOON_S) };
}

/** The story of this person in the stand. */
export const seller = 'self-employed';

/** Gives the history once: whoever is or was on the register has one already. */
export async function giveReceiptsOnce(ctx: Ctx): Promise<void> {
  const name = `demo.give-receipts:${taxpayerOf(ctx)}`;
  await ctx.db.run(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
  if ((await listRegistrations(ctx)).length > 0) return;
  const registeredOn = addMonths(addDays(ctx.today, 1 - dateOf(ctx.today)), -1);
  await registerPayer(asOf(ctx, registeredOn), {
    oktmo: '40000000',
    activity: 'Ремонт, вёрстка, уроки',
    statements: {
      noEmployees: true,
      noOtherRegime: true,
      noResale: true,
      noAgency: true,
      noExcludedIncome: true,
    },
  });
  for (const [at, one] of sold.entries()) {
    const then = asOf(ctx, addDays(registeredOn, one.after));
    const { number } = await sell(then, one);
    const operation = nowWritten(then);
    if (at === mistaken) await cancelReceipt(then, { number, reason: 'mistake', operation });
  }
}

export const giveReceipts: Listener = {
  event: 'taxpayers.registered',
  listener: 'demo.give-receipts',
  call: async (ctx, event) => {
    if (event.data.persona === seller) await giveReceiptsOnce(ctx);
  },
};

function sell(then: Ctx, { name, priceKopecks, quantity, buyer }: Sold) {
  const written = nowWritten(then);
  const known = buyer === 'company' ? company : { inn: null, name: null };
  return issueReceipt(then, {
    operation: written,
    request: written,
    lines: [{ name, priceKopecks, quantity }],
    totalKopecks: null,
    buyer: { kind: buyer, phone: null, ...known },
    paymentKind: buyer === 'company' ? 'account' : 'cash',
    source: 'demo',
    device: null,
    mayPassLimit: false,
  });
}
