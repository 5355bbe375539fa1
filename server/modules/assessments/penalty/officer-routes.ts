// What an officer does with penalties: stops them by a document, and ends a stop by another.
import * as z from 'zod/mini';
import { forPayer } from '#modules/taxpayers';
import type { Ctx } from '#platform/context';
import { uuid } from '#platform/contract';
import { route } from '#platform/http/route';
import {
  payerStops,
  payerStopsBody,
  penaltyStop,
  penaltyStopBody,
  penaltyStopEndBody,
} from '../contract.ts';
import { refusals } from '../errors.ts';
import { showPayerStops } from './show-payer-stops.ts';
import { liftPenaltyStop, stopPenalty } from './stop-penalty.ts';

const base = '/api/ops/v1/penalty-stops';
const writing = {
  method: 'POST',
  audience: 'staff',
  permission: 'penalty.stop',
  object: 'role',
  idempotency: 'required',
  answer: penaltyStop,
} as const;

const payerOf = (ctx: Ctx, inn: string): Promise<Ctx> => forPayer(ctx, inn, refusals);

export const officerRoutes = [
  route({
    method: 'POST',
    audience: 'staff',
    object: 'role',
    permission: 'penalty-stop.read',
    idempotency: 'none',
    path: `${base}/search`,
    summary: 'Stops of penalties of a person and the taxes they can hold for',
    audit: 'penalty-stop.search',
    body: payerStopsBody,
    answer: payerStops,
    call: async (ctx, { body }) => showPayerStops(await payerOf(ctx, body.payerInn)),
  }),
  route({
    ...writing,
    path: base,
    summary: 'Stop the penalties of a person or of one tax by a document',
    audit: 'penalty.stop',
    body: penaltyStopBody,
    call: async (ctx, { body: { payerInn, ...stop } }) =>
      stopPenalty(await payerOf(ctx, payerInn), stop),
  }),
  route({
    ...writing,
    path: `${base}/:stopId/end`,
    summary: 'End a stop of penalties on a day, by a document',
    audit: 'penalty.stop-end',
    params: z.object({ stopId: uuid }),
    body: penaltyStopEndBody,
    call: async (ctx, { params: { stopId }, body: { payerInn, ...end } }) =>
      liftPenaltyStop(await payerOf(ctx, payerInn), { ...end, stopId }),
  }),
];
