// How a charge was computed. The trace itself is described by /schemas/trace.json (law/trace).
import * as z from 'zod/mini';
import { chargeName, chargeStatus } from '#contract/ledger';
import { day, kopecks, moment, uuid } from '#platform/contract';

/** GET /api/cabinet/v1/charges/:chargeId/trace */
export const chargeTrace = z.object({
  chargeId: uuid,
  version: z.int(),
  computedAt: moment,
  amountKopecks: kopecks,
  /** A `kabinet-trace/1` document. */
  trace: z.record(z.string(), z.unknown()),
});

/** GET /api/cabinet/v1/charges/:chargeId/penalty?on=YYYY-MM-DD; of a tax or of its penalty. */
export const penaltyQuery = z.object({ on: z.optional(z.string()) });
export const penaltyOfDay = z.object({
  /** The unpaid tax. */
  chargeId: uuid,
  penaltyChargeId: z.nullable(uuid),
  on: day,
  /** By law, from what is known now. */
  amountKopecks: kopecks,
  /** What stood accrued on the account at the end of that day. */
  accruedKopecks: kopecks,
  /** Calendar days that carry it. */
  days: z.int(),
  /** A `kabinet-trace/1` document; null while no day is late. */
  trace: z.nullable(z.record(z.string(), z.unknown())),
});

export const stopGround = z.enum(['dispute', 'deferral', 'instalment', 'court', 'seizure']);
const stopPaper = {
  documentNumber: z.string().check(z.minLength(1), z.maxLength(100)),
  documentOn: day,
  note: z.string().check(z.maxLength(1000)),
};
const stopFacts = {
  /** Made by the author: the same stop again changes nothing. */
  stopId: uuid,
  /** The tax it holds for; null: every tax of the person. */
  chargeId: z.nullable(uuid),
  ground: stopGround,
  ...stopPaper,
  from: day,
  /** Its last day; null: until it is ended. */
  until: z.nullable(day),
};
/** GET /api/cabinet/v1/penalty-stops */
export const penaltyStop = z.object({
  ...stopFacts,
  recordedAt: moment,
  ended: z.nullable(z.object({ lastOn: day, ...stopPaper })),
});
export const penaltyStops = z.object({ items: z.array(penaltyStop) });

const payerInn = z.string().check(z.regex(/^\d{12}$/));
/** POST /api/ops/v1/penalty-stops/search: no ИНН stands in an address (security A24). */
export const payerStopsBody = z.object({ payerInn });
export const payerStops = z.object({
  /** The first name and the first letter of the last: enough to see whose ИНН was typed. */
  payerName: z.string(),
  /** The legal day: what is in force and what is over. */
  today: day,
  /** Taxes that a stop can hold for, and those that one holds for. */
  taxes: z.array(
    z.object({
      chargeId: uuid,
      ...chargeName,
      dueOn: day,
      outstandingKopecks: kopecks,
      /** The penalty accrued so far. */
      penaltyKopecks: kopecks,
    }),
  ),
  stops: z.array(penaltyStop),
});
/** POST /api/ops/v1/penalty-stops */
export const penaltyStopBody = z.object({ payerInn, ...stopFacts });
/** POST /api/ops/v1/penalty-stops/:stopId/end */
export const penaltyStopEndBody = z.object({ payerInn, lastOn: day, ...stopPaper });

/** GET /api/cabinet/v1/notices: tax notices, newest first. */
export const noticeSummary = z.object({
  number: z.string(),
  taxYear: z.int(),
  madeOn: day,
  dueOn: day,
  /** As the notice charged it; later corrections stand at its lines. */
  totalKopecks: kopecks,
  /** What is still to be paid of its charges, reserved money not counted. */
  payableKopecks: kopecks,
  lineCount: z.int(),
  /** Some charge of it was corrected later. */
  isCorrected: z.boolean(),
});
export const notices = z.object({ items: z.array(noticeSummary), asOf: moment });
/** GET /api/cabinet/v1/notices/:number; files: …/notice.pdf, …/notice.xlsx, …/notice.json */
export const notice = z.object({
  ...noticeSummary.shape,
  lines: z.array(
    z.object({
      chargeId: uuid,
      ...chargeName,
      kbk: z.nullable(z.string()),
      oktmo: z.string(),
      uin: z.nullable(z.string()),
      amountKopecks: kopecks,
      payableKopecks: kopecks,
      status: chargeStatus,
      correctedOn: z.nullable(day),
      unverified: z.boolean(),
      /** A `kabinet-trace/1` document. */
      trace: z.record(z.string(), z.unknown()),
    }),
  ),
  asOf: moment,
});
export type Notice = z.infer<typeof notice>;
