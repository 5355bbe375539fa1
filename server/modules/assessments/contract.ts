// How a charge was computed. The trace itself is described by /schemas/trace.json (law/trace).
import * as z from 'zod/mini';
import { kopecks, moment, uuid } from '#platform/contract';

/** GET /api/cabinet/v1/charges/:chargeId/trace */
export const chargeTrace = z.object({
  chargeId: uuid,
  version: z.int(),
  computedAt: moment,
  amountKopecks: kopecks,
  /** A `kabinet-trace/1` document. */
  trace: z.record(z.string(), z.unknown()),
});
