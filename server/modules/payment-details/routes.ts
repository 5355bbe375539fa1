// «Реквизиты для счетов» in the cabinet: what programs of the wire read as saved details.
import { requireConfirmation } from '#modules/identity';
import { done } from '#platform/contract';
import { route } from '#platform/http/route';
import type { Route } from '#platform/http/route';
import * as z from 'zod/mini';
import { detailsBody, detailsList, detailsSaved } from './contract.ts';
import { refusals } from './errors.ts';
import { DETAILS_MAX, readDetails } from './payment-details.ts';
import {
  countDetails,
  deleteDetails,
  insertDetails,
  listDetails,
  markFavourite,
  takeDetailsId,
} from './payment-details-store.ts';

const own = { audience: 'cabinet', object: 'own' } as const;
const base = '/api/cabinet/v1/payment-details';
const params = z.object({ id: z.string().check(z.regex(/^[1-9]\d{0,8}$/u)) });

const list = route({
  ...own,
  method: 'GET',
  path: base,
  summary: 'Details of payment that stand on invoices',
  permission: 'payment-details.list',
  audit: 'payment-details.list',
  answer: detailsList,
  call: async (ctx) => ({ items: await listDetails(ctx, null) }),
});

const save = route({
  ...own,
  method: 'POST',
  path: base,
  summary: 'Save details of payment; the first of its kind becomes the favourite',
  permission: 'payment-details.save',
  audit: 'payment-details.save',
  body: detailsBody,
  answer: detailsSaved,
  call: async (ctx, { body }) => {
    const details = readDetails(body, true);
    // Buyers pay to what stands here: a session left open is not enough to put another account in.
    await requireConfirmation(ctx);
    const id = await takeDetailsId(ctx);
    if ((await countDetails(ctx)) >= DETAILS_MAX) {
      throw refusals.too_many({ params: { most: DETAILS_MAX } });
    }
    await insertDetails(ctx, id, details);
    return { id };
  },
});

const favourite = route({
  ...own,
  method: 'POST',
  path: `${base}/:id/favourite`,
  summary: 'Make saved details those of new invoices',
  permission: 'payment-details.favourite',
  audit: 'payment-details.favourite',
  params,
  answer: done,
  call: async (ctx, { params: { id } }) => {
    await requireConfirmation(ctx);
    if (!(await markFavourite(ctx, Number(id)))) throw refusals.unknown();
    return { done: true } as const;
  },
});

const remove = route({
  ...own,
  method: 'POST',
  path: `${base}/:id/removal`,
  summary: 'Remove saved details; invoices that name them keep them',
  permission: 'payment-details.remove',
  audit: 'payment-details.remove',
  params,
  answer: done,
  call: async (ctx, { params: { id } }) => {
    if (!(await deleteDetails(ctx, Number(id)))) throw refusals.unknown();
    return { done: true } as const;
  },
});

export const routes: readonly Route[] = [list, save, favourite, remove];
