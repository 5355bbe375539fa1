// The tax over the wire (wire §6), and what a program shows beside it.
import * as z from 'zod/mini';
import { REGIONS, findRegion } from '#primitives/regions';
import { registrationOf } from '#modules/self-employment';
import { route } from '#platform/http/route';
import type { Route } from '#platform/http/route';
import { readBonus, readDebts, readHistory, readPayments, readTaxes } from './read-tax.ts';
import { bonus, debts, history, payments, taxes } from './tax-answer.ts';

const own = { audience: 'cabinet', object: 'own', hidden: true } as const;
const read = { ...own, method: 'GET', permission: 'npd-wire.tax' } as const;
/** Questions with a body: they change nothing. */
const ask = { ...own, method: 'POST', permission: 'npd-wire.tax', idempotency: 'none' } as const;

const oktmo = z.optional(z.nullable(z.string().check(z.maxLength(11))));
const flag = z.optional(z.nullable(z.union([z.boolean(), z.string()])));

export const taxRoutes: readonly Route[] = [
  route({
    ...read,
    path: '/api/v1/taxes',
    summary: 'The tax as it stands',
    audit: 'npd-wire.taxes',
    answer: taxes,
    call: (ctx) => readTaxes(ctx),
  }),
  route({
    ...ask,
    path: '/api/v1/taxes/history',
    summary: 'Tax by period, the newest first',
    audit: 'npd-wire.taxes-history',
    body: z.object({ oktmo }),
    answer: history,
    call: (ctx, { body }) => readHistory(ctx, body.oktmo || null),
  }),
  route({
    ...ask,
    path: '/api/v1/taxes/payments',
    summary: 'What was paid and what is to be paid',
    audit: 'npd-wire.taxes-payments',
    body: z.object({ oktmo, onlyPaid: flag }),
    answer: payments,
    call: (ctx, { body }) => {
      const onlyPaid = body.onlyPaid === true || body.onlyPaid === 'true';
      return readPayments(ctx, { oktmo: body.oktmo || null, onlyPaid });
    },
  }),
  route({
    ...read,
    path: '/api/v1/taxpayer/debts',
    summary: 'What is overdue',
    audit: 'npd-wire.debts',
    answer: debts,
    call: (ctx) => readDebts(ctx),
  }),
  route({
    ...read,
    path: '/api/v1/taxpayer/bonus',
    summary: 'What is left of the deduction, and the income of each year',
    audit: 'npd-wire.bonus',
    answer: bonus,
    call: (ctx) => readBonus(ctx),
  }),
  route({
    ...read,
    path: '/api/v1/job/info',
    summary: 'What the person does and where',
    audit: 'npd-wire.job-info',
    answer: z.object({ activity: z.string(), oktmo: z.string(), regionName: z.string() }),
    call: async (ctx) => {
      const registration = await registrationOf(ctx);
      const { activity = '', oktmo: place = '' } = registration ?? {};
      return { activity, oktmo: place, regionName: findRegion(place)?.name ?? '' };
    },
  }),
  route({
    ...read,
    path: '/api/v1/region',
    summary: 'Regions in which one may be registered',
    audit: 'npd-wire.region',
    answer: z.array(z.object({ oktmo: z.string(), name: z.string() })),
    call: () => Promise.resolve([...REGIONS]),
  }),
];
