import * as z from 'zod/mini';
import { done } from '#platform/contract';
import { route } from '#platform/http/route';
import { acknowledgeAlert } from './acknowledge-alert.ts';
import { countAlerts, listAlerts } from './alert-store.ts';
import { alertPage } from './contract.ts';

const pageSize = 20;

const list = route({
  method: 'GET',
  path: '/api/ops/v1/alerts',
  summary: 'Alerts that need a person, newest first',
  audience: 'staff',
  permission: 'alert.read',
  object: 'role',
  audit: 'alert.list',
  role: 'batch',
  query: z.object({
    open: z.optional(z.enum(['0', '1'])),
    page: z.optional(z.string().check(z.regex(/^[1-9]\d{0,3}$/))),
  }),
  answer: alertPage,
  call: async (ctx, { query }) => {
    const page = Number(query.page ?? 1);
    const offset = (page - 1) * pageSize;
    const openOnly = query.open === '1';
    const items = await listAlerts(ctx, { openOnly, limit: pageSize, offset });
    const { total, open } = await countAlerts(ctx);
    return { items, total: openOnly ? open : total, open, page, pageSize };
  },
});

const acknowledge = route({
  method: 'POST',
  path: '/api/ops/v1/alerts/:alertId/acknowledgement',
  summary: 'Take an alert',
  audience: 'staff',
  permission: 'alert.acknowledge',
  object: 'role',
  audit: 'alert.acknowledge',
  role: 'batch',
  params: z.object({ alertId: z.uuid() }),
  answer: done,
  call: (ctx, { params }) => acknowledgeAlert(ctx, params.alertId),
});

export const routes = [list, acknowledge];
