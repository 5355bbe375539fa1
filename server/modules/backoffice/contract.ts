// What staff land on: alerts that need a person.
import * as z from 'zod/mini';
import { moment, uuid } from '#platform/contract';

export const alert = z.object({
  id: uuid,
  at: moment,
  kind: z.string(),
  severity: z.enum(['notice', 'warning', 'critical']),
  text: z.object({ ru: z.string(), en: z.string() }),
  details: z.record(z.string(), z.unknown()),
  acknowledgedAt: z.nullable(moment),
  acknowledgedBy: z.nullable(z.string()),
});
/** GET /api/ops/v1/alerts?open=1&page= ; POST /api/ops/v1/alerts/:id/acknowledgement */
export const alertPage = z.object({
  items: z.array(alert),
  total: z.int(),
  open: z.int(),
  page: z.int(),
  pageSize: z.int(),
});
