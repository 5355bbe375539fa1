// «Задолженности» over HTTP: read, and taken away as PDF, XLSX and XML (ACC-3).
import { fileURLToPath } from 'node:url';
import type { Ctx } from '#platform/context';
import { chainRoute, FileAnswer, route } from '#platform/http/route';
import { renderPdf } from '#platform/pdf/render';
import { debts } from '../contract.ts';
import { holderOf } from '../export/holder.ts';
import { debtPaper } from './debt-paper.ts';
import { debtsTable, debtsXml } from './debt-files.ts';
import { listDebts } from './list-debts.ts';

const template = fileURLToPath(new URL('debts.typ', import.meta.url));
const path = '/api/cabinet/v1/debts';
const reading = {
  method: 'GET',
  audience: 'cabinet',
  object: 'own',
  permission: 'charge.read',
} as const;
const exporting = { ...reading, audit: 'debt.export', answer: 'file' } as const;

async function describePaper(ctx: Ctx) {
  const found = await listDebts(ctx);
  const paper = debtPaper(found, await holderOf(ctx), ctx.env.settings.STAND === 'on');
  return { name: `Задолженности на ${found.on}.pdf`, paper, createdAt: ctx.now };
}

export const debtRoutes = [
  route({
    ...reading,
    path,
    summary: 'What is overdue by tax: principal, penalty and fine apart',
    audit: 'debt.list',
    answer: debts,
    call: (ctx) => listDebts(ctx),
  }),
  chainRoute({
    ...exporting,
    path: `${path}.pdf`,
    summary: 'Debts as a paper (PDF/A-2a)',
    call: describePaper,
    outside: ({ paper, createdAt }, env) => renderPdf(env, { template, data: paper, createdAt }),
    settle: (_ctx, { name }, bytes) =>
      Promise.resolve(new FileAnswer({ name, mime: 'application/pdf', bytes })),
  }),
  route({
    ...exporting,
    path: `${path}.xlsx`,
    summary: 'Debts as a table',
    call: async (ctx) => {
      const zone = ctx.env.settings.LEGAL_TIME_ZONE;
      return debtsTable(await listDebts(ctx), { language: ctx.language, zone });
    },
  }),
  route({
    ...exporting,
    path: `${path}.xml`,
    summary: 'Debts as XML; its shape is server/modules/ledger/debt/debts.xsd',
    call: async (ctx) => debtsXml(await listDebts(ctx), await holderOf(ctx)),
  }),
];
