// «Начисления» taken away as a table, a paper and XML: the shown filters, all their rows (ACC-2).
import { fileURLToPath } from 'node:url';
import type { Ctx } from '#platform/context';
import { chainRoute, FileAnswer, route } from '#platform/http/route';
import { renderPdf } from '#platform/pdf/render';
import { type ChargesQuery, readFilter } from '../charge-filter.ts';
import { listMatching } from '../charge-store.ts';
import { chargesQuery } from '../contract.ts';
import { chargesPaper } from './charges-paper.ts';
import { chargesXml } from './charges-xml.ts';
import { exportCharges, rowsMax } from './export-charges.ts';
import { holderOf } from './holder.ts';

const template = fileURLToPath(new URL('charges.typ', import.meta.url));
const path = '/api/cabinet/v1/charges/export';
const exporting = {
  method: 'GET',
  audience: 'cabinet',
  object: 'own',
  permission: 'charge.read',
  audit: 'charge.export',
  query: chargesQuery,
  answer: 'file',
} as const;

/** Every row that matches, as the list shows them. Refuses: `ledger.filter_invalid`. */
async function found(ctx: Ctx, query: ChargesQuery) {
  const filter = readFilter(query);
  const rows = await listMatching(ctx, filter, { limit: rowsMax, offset: 0 });
  return { filter, rows, holder: await holderOf(ctx), on: ctx.today };
}

async function describePaper(ctx: Ctx, { query }: { query: ChargesQuery }) {
  const { rows, ...about } = await found(ctx, query);
  const isStand = ctx.env.settings.STAND === 'on';
  const paper = chargesPaper(rows, { ...about, isStand });
  return { name: `Начисления на ${about.on}.pdf`, paper, createdAt: ctx.now };
}

export const exportRoutes = [
  ...(['xlsx', 'csv'] as const).map((format) =>
    route({
      ...exporting,
      path: `${path}.${format}`,
      summary: `Charges that match as ${format.toUpperCase()}`,
      call: (ctx, { query }) => exportCharges(ctx, query, format),
    }),
  ),
  route({
    ...exporting,
    path: `${path}.xml`,
    summary: 'Charges that match as XML; its shape is server/modules/ledger/export/charges.xsd',
    call: async (ctx, { query }) => {
      const { rows, ...about } = await found(ctx, query);
      return chargesXml(rows, about);
    },
  }),
  chainRoute({
    ...exporting,
    path: `${path}.pdf`,
    summary: 'Charges that match as a paper (PDF/A-2a)',
    call: describePaper,
    outside: ({ paper, createdAt }, env) => renderPdf(env, { template, data: paper, createdAt }),
    settle: (_ctx, { name }, bytes) =>
      Promise.resolve(new FileAnswer({ name, mime: 'application/pdf', bytes })),
  }),
];
