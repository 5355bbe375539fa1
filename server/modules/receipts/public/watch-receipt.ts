// Receipt watch (BEY-7): a buyer leaves an address, confirms it by a link, and learns by mail when
// the receipt is cancelled or replaced, with the reason and the time.
import {
  REASON_WORDS,
  type Receipt,
  findReceipt,
  getReceipt,
  pageUrl,
  refusals,
  writtenText,
} from '#modules/self-employment';
import { findTaxpayerByInn, taxpayerInn } from '#modules/taxpayers';
import type { Chain } from '#platform/chain';
import { type Ctx, taxpayerId } from '#platform/context';
import { type Event, announce } from '#platform/events';
import { newId } from '#platform/ids';
import { type Mail, sendMail } from '#platform/mail';
import { forTaxpayer } from '#platform/work';
import { formatMoney } from '#primitives/money';
import { parseEmail } from '#primitives/identifiers/email';
import type { Linked } from './show-public-receipt.ts';
import {
  type Watch,
  findLink,
  findWatch,
  insertLink,
  insertWatch,
  listWatching,
  markWatch,
} from './watch-store.ts';

/** A receipt has one buyer; some firms keep several addresses. */
const WATCHES_MAX = 20;

/**
 * Writes the wish and announces `receipt.watch-asked`; the letter with the link goes by a job. The
 * answer tells nothing of the address. Refuses: `receipt_unknown`, `email_invalid`.
 */
export async function askWatch(ctx: Ctx, { inn, number }: Linked, typed: string): Promise<void> {
  const email = parseEmail(typed);
  if (!email.ok) throw refusals.email_invalid({ field: 'email' });
  const id = await findTaxpayerByInn(ctx, inn);
  if (id === null) throw refusals.receipt_unknown();
  const own = await forTaxpayer(ctx, id);
  if ((await findReceipt(own, number)) === undefined) throw refusals.receipt_unknown();
  const watchId = newId();
  const wish = { watchId, number, email: email.value, most: WATCHES_MAX };
  if (await insertWatch(own, wish)) {
    await insertLink(own, { token: ctx.env.keys.lookup(LINK, linkOf(own, watchId)), watchId });
    await announce(own, { type: 'receipt.watch-asked', data: { watchId, number } });
  }
  await forTaxpayer(ctx, ctx.taxpayerId);
}

const LINK = 'self-employment.watch-link';

/** The secret of a link: made of the watch under our key, so that it need not be stored. */
function linkOf({ env }: Ctx, watchId: string): string {
  return env.keys.lookup('self-employment.watch-secret', watchId).toString('base64url');
}

const linkTo = (ctx: Ctx, watchId: string, act: 'confirm' | 'end') =>
  `${ctx.env.settings.PUBLIC_URL}/r/watch?token=${linkOf(ctx, watchId)}&act=${act}`;

/** Confirms or ends the watch of a link. Refuses `link_unknown`. */
export async function followLink(
  ctx: Ctx,
  token: string,
  what: 'confirmed' | 'ended',
): Promise<Linked> {
  const link = await findLink(ctx, ctx.env.keys.lookup(LINK, token));
  if (link === undefined) throw refusals.link_unknown();
  const own = await forTaxpayer(ctx, taxpayerId(link.taxpayerId));
  const watch = await findWatch(own, link.watchId);
  if (watch === undefined) throw refusals.link_unknown();
  await markWatch(own, watch.watchId, what);
  const inn = await taxpayerInn(own);
  await forTaxpayer(ctx, ctx.taxpayerId);
  return { inn, number: watch.number };
}

/** Listens to `receipt.watch-asked`: the letter with the link that confirms the address. */
export const mailingConfirmation: Chain<Event, Mail | null, void, void> = {
  call: async (ctx, event) => {
    const watch = await findWatch(ctx, String(event.data.watchId));
    if (watch === undefined || watch.isConfirmed) return null;
    const page = pageUrl(ctx.env, await taxpayerInn(ctx), watch.number);
    return {
      id: `receipt-watch-${watch.watchId}`,
      to: watch.email,
      subject: `Чек № ${watch.number}: подтвердите адрес`,
      text: [
        `Вы просили сообщить, если чек № ${watch.number} аннулируют или заменят.`,
        '',
        `Подтвердить: ${linkTo(ctx, watch.watchId, 'confirm')}`,
        `Чек: ${page}`,
        '',
        'Если вы об этом не просили, ничего не делайте: писем больше не будет.',
      ].join('\n'),
    };
  },
  outside: async (mail, env) => {
    if (mail) await sendMail(env, mail);
  },
  settle: () => Promise.resolve(),
};

interface Letter {
  watchId: string;
  mail: Mail;
}

/** Listens to `receipt.cancelled`: everybody who watches it gets one letter. */
export const tellingWatchers: Chain<Event, Letter[], void, void> = {
  call: async (ctx, event) => {
    const watches = await listWatching(ctx, String(event.data.number));
    if (watches.length === 0) return [];
    const receipt = await getReceipt(ctx, String(event.data.number));
    const inn = await taxpayerInn(ctx);
    return watches.map((watch) => ({
      watchId: watch.watchId,
      mail: letterOf(ctx, watch, { receipt, inn }),
    }));
  },
  outside: async (letters, env) => {
    // A letter that fails brings the others again; their ids let the mail server know them.
    for (const { mail } of letters) await sendMail(env, mail);
  },
  settle: async (ctx, letters) => {
    for (const { watchId } of letters) await markWatch(ctx, watchId, 'told');
  },
};

function letterOf(ctx: Ctx, watch: Watch, of: { receipt: Receipt; inn: string }): Mail {
  const { number, cancellation, replacedBy, totalKopecks } = of.receipt;
  const { reason, operation } = cancellation!;
  const instead =
    replacedBy === null
      ? []
      : [`Вместо него выдан чек № ${replacedBy}: ${pageUrl(ctx.env, of.inn, replacedBy)}`];
  return {
    id: `receipt-watch-told-${watch.watchId}`,
    to: watch.email,
    subject: `Чек № ${number} ${replacedBy === null ? 'аннулирован' : 'заменён'}`,
    text: [
      `Чек № ${number} на ${formatMoney(totalKopecks)} аннулирован.`,
      `Причина: ${REASON_WORDS[reason]}.`,
      `Время: ${writtenText(operation)}.`,
      ...instead,
      '',
      `Чек: ${pageUrl(ctx.env, of.inn, number)}`,
      `Отписаться: ${linkTo(ctx, watch.watchId, 'end')}`,
    ].join('\n'),
  };
}
