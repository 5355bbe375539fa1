// The paper of an invoice, for whoever holds its link (wire §7).
import { fileURLToPath } from 'node:url';
import { personOf, taxpayerInn } from '#modules/taxpayers';
import type { Ctx } from '#platform/context';
import { FileAnswer, Reply, chainRoute, route } from '#platform/http/route';
import type { Route } from '#platform/http/route';
import { renderPdf } from '#platform/pdf/render';
import { forTaxpayer } from '#platform/work';
import { type Moment, formatDay, legalDay } from '#primitives/days';
import { formatAccount } from '#primitives/identifiers/account';
import { formatPhone } from '#primitives/identifiers/phone';
import { type Kopecks, formatMoney } from '#primitives/money';
import { fullName } from '#primitives/names';
import * as z from 'zod/mini';
import { refusals } from '../errors.ts';
import { refuseWait, takeTurn } from '../turn.ts';
import type { Invoice, InvoiceState } from './invoice.ts';
import { findByLink, ownerOfLink } from './invoice-store.ts';

const template = fileURLToPath(new URL('invoice.typ', import.meta.url));

/** Links are not guessed: so many that are not there from one address in a minute. */
const missesPerAddress = { kind: 'invoice', most: 30, perS: 60 };

const states: Record<InvoiceState, string | null> = {
  created: null,
  paid: 'Оплачен',
  receipted: 'Оплачен, чек выдан',
  cancelled: 'Отменён: не оплачивайте',
};

interface Paper {
  title: string;
  note: string | null;
  state: string | null;
  facts: [label: string, value: string][];
  lines: string[][];
  total: string;
}

interface ToPrint {
  number: number;
  paper: Paper;
  createdAt: Moment;
}

const uuidForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** Null for a link that leads nowhere. */
async function findToPrint(ctx: Ctx, linkId: string): Promise<ToPrint | null> {
  const owner = uuidForm.test(linkId) ? await ownerOfLink(ctx, linkId) : null;
  if (owner === null) return null;
  const own = await forTaxpayer(ctx, owner);
  const invoice = await findByLink(own, linkId);
  const { name } = await personOf(own);
  const { last: lastName, first: firstName, middle: middleName } = name;
  const seller = `${fullName({ lastName, firstName, middleName })}, ИНН ${await taxpayerInn(own)}`;
  await forTaxpayer(ctx, ctx.taxpayerId);
  return invoice ? toPrint(ctx, invoice, seller) : null;
}

function toPrint(ctx: Ctx, invoice: Invoice, seller: string): ToPrint {
  const { STAND, LEGAL_TIME_ZONE } = ctx.env.settings;
  const money = (value: Kopecks) => formatMoney(value);
  const drawnOn = legalDay(invoice.createdAt, LEGAL_TIME_ZONE);
  const { buyer } = invoice;
  const named = [buyer.name, buyer.inn && `ИНН ${buyer.inn}`].filter(Boolean).join(', ');
  const paper: Paper = {
    title: `Счёт № ${invoice.invoiceId} от ${formatDay(drawnOn, 'long')}`,
    note: STAND === 'on' ? 'Учебный стенд.' : null,
    state: states[invoice.state],
    facts: [['Получатель', seller], ...(named === '' ? [] : [buyerFact(named)]), ...wayOf(invoice)],
    lines: invoice.lines.map((line) => [
      line.name,
      line.quantity.replace('.', ','),
      money(line.priceKopecks),
      money(line.sumKopecks),
    ]),
    total: money(invoice.totalKopecks),
  };
  const createdAt = invoice.cancelledAt ?? invoice.paidAt ?? invoice.createdAt;
  return { number: invoice.invoiceId, paper, createdAt };
}

const buyerFact = (named: string): [string, string] => ['Покупатель', named];

function wayOf({ details }: Invoice): [string, string][] {
  if (details.kind === 'phone') {
    return [
      ['Перевод по номеру', formatPhone(details.phone ?? '')],
      ['Банк', details.bankName],
    ];
  }
  return [
    ['Банк', `${details.bankName}, БИК ${details.bik}`],
    ['Счёт', formatAccount(details.account)],
    ['Корр. счёт', formatAccount(details.correspondentAccount)],
  ];
}

const params = z.object({ uuid: z.string().check(z.maxLength(40)) });
const open = { method: 'GET', audience: 'public', object: 'none', hidden: true, params } as const;

const print = chainRoute({
  ...open,
  path: '/api/v1/invoice/:uuid/pdf/print',
  summary: 'The paper of an invoice',
  permission: 'npd-wire.invoice-print',
  audit: 'npd-wire.invoice-print',
  answer: 'file',
  call: async (ctx, { params: { uuid } }) => {
    const found = await findToPrint(ctx, uuid.toLowerCase());
    const wait = found === null ? await takeTurn(ctx, missesPerAddress, ctx.address ?? '') : 0;
    return { found, wait };
  },
  // Refused after the count of the miss is kept.
  outside: ({ found, wait }, env) => {
    refuseWait(wait);
    if (found === null) throw refusals.invoice_not_found();
    const { paper, createdAt } = found;
    return renderPdf(env, { template, data: paper, createdAt });
  },
  settle: (_ctx, { found }, bytes) => {
    const name = `Счёт ${found!.number}.pdf`;
    const file = { name, mime: 'application/pdf', bytes, inline: true };
    return Promise.resolve(new FileAnswer(file));
  },
});

/** The address programs give to a buyer; not of the wire itself. */
export const invoiceLink = route({
  ...open,
  path: '/invoice/:uuid',
  summary: 'Lead whoever holds the link of an invoice to its paper',
  permission: 'npd-wire.invoice-print',
  audit: null,
  answer: 'none',
  call: (_ctx, { params: { uuid } }) => {
    const location = `/api/v1/invoice/${encodeURIComponent(uuid)}/pdf/print`;
    return Promise.resolve(new Reply(null, { location, status: 303 }));
  },
});

export const invoicePrintRoutes: readonly Route[] = [print];
