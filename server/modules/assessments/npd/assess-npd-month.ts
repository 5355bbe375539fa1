// The tax of a period on professional income becomes a charge of the tax account, once; another sum
// for the same period corrects it (422-ФЗ ст.8 ч.3–5, ст.11).
import type { Trace } from '#law/trace';
import { type NewCharge, correctCharge, postCharges } from '#modules/ledger';
import type { Ctx } from '#platform/context';
import { newId } from '#platform/ids';
import type { Day } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import { nextUinNumbers } from '../assessment-store.ts';
import { uinOf } from '../charge-codes.ts';
import { fingerprintOf } from '../fingerprint.ts';
import { findMonth, insertMonth } from './npd-month-store.ts';

/** Tax on professional income (order of Минфин on КБК). */
const NPD_KBK = '18210506000011000110';

export interface NpdMonth {
  /** The first day of the period, which names it. */
  startsOn: Day;
  /** `2026-03`: the month the period ends in. */
  period: string;
  oktmo: string;
  /** The day the tax office tells the sum: the obligation counts from it. */
  toldOn: Day;
  dueOn: Day;
  /** What is payable; zero: nothing, or too little to be paid by itself. */
  amountKopecks: Kopecks;
  trace: Trace;
}

export interface AssessedMonth {
  /** The charge that stands for the period; null: nothing is charged. */
  chargeId: string | null;
  isChanged: boolean;
}

/**
 * Brings the one charge of a period to its sum; the same again changes nothing. The caller holds
 * the lock of the receipt book. Refuses: `ledger.account_frozen`.
 */
export async function assessNpdMonth(ctx: Ctx, month: NpdMonth): Promise<AssessedMonth> {
  const { startsOn, period, amountKopecks, trace } = month;
  const known = await findMonth(ctx, startsOn);
  const fingerprint = fingerprintOf(trace);
  if (known?.fingerprint.equals(fingerprint) && known.amountKopecks === amountKopecks) {
    return { chargeId: known.chargeId, isChanged: false };
  }
  const isSame = known !== undefined && known.amountKopecks === amountKopecks;
  const chargeId = isSame ? known.chargeId : await charge(ctx, month, known?.chargeId ?? null);
  const version = (known?.version ?? 0) + 1;
  const kept = { startsOn, period, version, amountKopecks, fingerprint, trace, chargeId };
  await insertMonth(ctx, kept);
  return { chargeId, isChanged: !isSame };
}

async function charge(ctx: Ctx, month: NpdMonth, wrongId: string | null): Promise<string | null> {
  const made = month.amountKopecks === 0 ? null : await chargeOf(ctx, month);
  if (wrongId !== null) await correctCharge(ctx, { chargeId: wrongId, replacement: made });
  else if (made !== null) await postCharges(ctx, [made]);
  return made?.chargeId ?? null;
}

async function chargeOf(ctx: Ctx, month: NpdMonth): Promise<NewCharge> {
  const { period, oktmo, toldOn, dueOn, amountKopecks, trace } = month;
  const taxYear = Number(period.slice(0, 4));
  const [number] = await nextUinNumbers(ctx, 1);
  return {
    chargeId: newId(),
    class: 'tax',
    tax: 'npd',
    taxYear,
    period,
    subjectOfTax: 'доход по чекам',
    objectId: null,
    noticeNumber: null,
    source: { kind: 'receipts', number: null, on: toldOn },
    oktmo,
    kbk: NPD_KBK,
    uin: uinOf(taxYear, number!),
    dueOn,
    chargedOn: toldOn,
    amountKopecks,
    unverified: trace.unverified,
  };
}
