// Notices and calculations over HTTP: read, and taken away as PDF, XLSX and JSON.
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { getCharge } from '#modules/ledger';
import { personOf } from '#modules/taxpayers';
import { uuid } from '#platform/contract';
import type { Ctx } from '#platform/context';
import { chainRoute, FileAnswer, route } from '#platform/http/route';
import { renderPdf } from '#platform/pdf/render';
import type { Moment } from '#primitives/days';
import { fullName } from '#primitives/names';
import { notice, notices } from '../contract.ts';
import { readTrace } from '../read-trace.ts';
import { type Holder, noticePaper, type Paper, tracePaper } from './paper.ts';
import { readNotice, showNotice, showNotices } from './show-notice.ts';
import { traceTable } from './trace-table.ts';

const template = fileURLToPath(new URL('computation.typ', import.meta.url));
const base = '/api/cabinet/v1';
const reading = { method: 'GET', audience: 'cabinet', object: 'own' } as const;
const ofNotice = { ...reading, permission: 'notice.read', audit: 'notice.read' } as const;
const ofTrace = { ...reading, permission: 'charge.read', audit: 'charge.trace' } as const;
const byNumber = z.object({ number: z.string().check(z.regex(/^\d{1,20}$/)) });
const byCharge = z.object({ chargeId: uuid });

interface ToPrint {
  name: string;
  paper: Paper;
  createdAt: Moment;
}

async function holderOf(ctx: Ctx): Promise<Holder> {
  const { name, inn } = await personOf(ctx);
  const { last: lastName, first: firstName, middle: middleName } = name;
  return {
    fullName: fullName({ lastName, firstName, middleName }),
    inn,
    isStand: ctx.env.settings.STAND === 'on',
    today: ctx.today,
  };
}

async function noticeToPrint(ctx: Ctx, number: string): Promise<ToPrint> {
  const read = await readNotice(ctx, number);
  const paper = noticePaper(read, await holderOf(ctx));
  return { name: `Уведомление ${number}.pdf`, paper, createdAt: ctx.now };
}

async function traceToPrint(ctx: Ctx, chargeId: string): Promise<ToPrint> {
  const charge = await getCharge(ctx, chargeId);
  const { amountKopecks, trace } = await readTrace(ctx, chargeId);
  const paper = tracePaper({ charge, amountKopecks, trace }, await holderOf(ctx));
  return { name: `Как посчитано ${chargeId.slice(-8)}.pdf`, paper, createdAt: ctx.now };
}

const asPdf = ({ name }: ToPrint, bytes: Buffer) =>
  Promise.resolve(new FileAnswer({ name, mime: 'application/pdf', bytes }));

async function noticeJson(ctx: Ctx, number: string): Promise<FileAnswer> {
  const shown = await showNotice(ctx, number);
  const bytes = Buffer.from(`${JSON.stringify(shown, null, 2)}\n`);
  return new FileAnswer({ name: `notice-${number}.json`, mime: 'application/json', bytes });
}

export const noticeRoutes = [
  route({
    ...reading,
    path: `${base}/notices`,
    summary: 'Tax notices of the person, newest first',
    permission: 'notice.read',
    audit: 'notice.list',
    answer: notices,
    call: showNotices,
  }),
  route({
    ...ofNotice,
    path: `${base}/notices/:number`,
    summary: 'One notice: every charge with its calculation and where it stands',
    params: byNumber,
    answer: notice,
    call: (ctx, { params }) => showNotice(ctx, params.number),
  }),
  chainRoute({
    ...ofNotice,
    path: `${base}/notices/:number/notice.pdf`,
    summary: 'A notice with the calculation of every figure (PDF/A-2a)',
    params: byNumber,
    answer: 'file',
    call: (ctx, { params }) => noticeToPrint(ctx, params.number),
    outside: ({ paper, createdAt }, env) => renderPdf(env, { template, data: paper, createdAt }),
    settle: (_ctx, print, bytes) => asPdf(print, bytes),
  }),
  route({
    ...ofNotice,
    path: `${base}/notices/:number/notice.xlsx`,
    summary: 'The calculation of every figure of a notice as a table',
    params: byNumber,
    answer: 'file',
    call: async (ctx, { params: { number } }) => {
      const { lines } = await readNotice(ctx, number);
      const zone = ctx.env.settings.LEGAL_TIME_ZONE;
      return traceTable(lines, { name: `notice-${number}`, zone });
    },
  }),
  route({
    ...ofNotice,
    path: `${base}/notices/:number/notice.json`,
    summary: 'A notice as a file; each trace follows /schemas/trace.json',
    params: byNumber,
    answer: 'file',
    call: (ctx, { params }) => noticeJson(ctx, params.number),
  }),
  chainRoute({
    ...ofTrace,
    path: `${base}/charges/:chargeId/trace.pdf`,
    summary: 'The calculation of a charge as a paper (PDF/A-2a)',
    params: byCharge,
    answer: 'file',
    call: (ctx, { params }) => traceToPrint(ctx, params.chargeId),
    outside: ({ paper, createdAt }, env) => renderPdf(env, { template, data: paper, createdAt }),
    settle: (_ctx, print, bytes) => asPdf(print, bytes),
  }),
  route({
    ...ofTrace,
    path: `${base}/charges/:chargeId/trace.xlsx`,
    summary: 'The calculation of a charge as a table of its tree',
    params: byCharge,
    answer: 'file',
    call: async (ctx, { params: { chargeId } }) => {
      const charge = await getCharge(ctx, chargeId);
      const { trace } = await readTrace(ctx, chargeId);
      const zone = ctx.env.settings.LEGAL_TIME_ZONE;
      return traceTable([{ charge, trace }], { name: `trace-${chargeId}`, zone });
    },
  }),
];
