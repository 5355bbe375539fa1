import * as z from 'zod/mini';
import { traceSchema } from '#law/trace-schema';
import { propertyList } from '#contract/property';
import { uuid } from '#platform/contract';
import { FileAnswer, route } from '#platform/http/route';
import { chargeTrace, penaltyOfDay, penaltyQuery, penaltyStops } from './contract.ts';
import { listTaxedProperty } from './list-property.ts';
import { readPenalty } from './penalty/read-penalty.ts';
import { listStops } from './penalty/stop-store.ts';
import { readTrace } from './read-trace.ts';

const base = '/api/cabinet/v1';
const reading = { method: 'GET', audience: 'cabinet', object: 'own' } as const;
const params = z.object({ chargeId: uuid });

export const routes = [
  route({
    ...reading,
    path: `${base}/charges/:chargeId/trace`,
    summary: 'How a charge was computed, down to facts and articles',
    permission: 'charge.read',
    audit: 'charge.trace',
    params,
    answer: chargeTrace,
    call: (ctx, { params: { chargeId } }) => readTrace(ctx, chargeId),
  }),
  route({
    ...reading,
    path: `${base}/charges/:chargeId/trace.json`,
    summary: 'The calculation as a file (schema: /schemas/trace.json)',
    permission: 'charge.read',
    audit: 'charge.trace',
    params,
    answer: 'file',
    call: async (ctx, { params: { chargeId } }) => {
      const { trace } = await readTrace(ctx, chargeId);
      const bytes = Buffer.from(`${JSON.stringify(trace, null, 2)}\n`);
      return new FileAnswer({ name: `trace-${chargeId}.json`, mime: 'application/json', bytes });
    },
  }),
  route({
    ...reading,
    path: `${base}/charges/:chargeId/penalty`,
    summary: 'The penalty of a tax as of any day, by law, with its calculation',
    permission: 'charge.read',
    audit: 'charge.penalty',
    params,
    query: penaltyQuery,
    answer: penaltyOfDay,
    call: (ctx, { params: { chargeId }, query: { on } }) => readPenalty(ctx, { chargeId, on }),
  }),
  route({
    ...reading,
    path: `${base}/penalty-stops`,
    summary: 'Days on which no penalties run, and why',
    permission: 'charge.read',
    audit: 'penalty-stop.list',
    answer: penaltyStops,
    call: async (ctx) => ({ items: await listStops(ctx) }),
  }),
  route({
    ...reading,
    path: `${base}/property`,
    summary: 'Objects the registries know, with the taxes of each',
    permission: 'property.read',
    audit: 'property.list',
    answer: propertyList,
    call: (ctx) => listTaxedProperty(ctx),
  }),
  route({
    method: 'GET',
    path: '/schemas/trace.json',
    summary: 'JSON Schema of a calculation',
    audience: 'public',
    permission: 'schema.read',
    object: 'none',
    audit: null,
    answer: 'file',
    call: () => {
      const bytes = Buffer.from(`${JSON.stringify(traceSchema, null, 2)}\n`);
      const mime = 'application/schema+json';
      return Promise.resolve(new FileAnswer({ name: 'trace.json', mime, bytes, inline: true }));
    },
  }),
];
