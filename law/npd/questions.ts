// What the rules of the tax on professional income read alike from plain data.
import { type Day, dayOf, isDay, yearOf } from '#primitives/days';
import { kopecks } from '#primitives/money';
import type { Inputs } from '../inputs.ts';
import { asked, notLater } from '../ownership-inputs.ts';
import { LawRefusal } from '../refusal.ts';
import type { Question } from '../rule.ts';
import type { Fact } from '../trace.ts';
import type { PeriodsInput } from './year-tax.ts';
import type { Rounding } from './month-tax.ts';
import type { Registration } from './periods.ts';
import type { CancellationReason, Receipt } from './receipts.ts';

const WHOLE_BONUS = kopecks(1_000_000);
const ROUNDINGS: readonly Rounding[] = ['rouble', 'kopeck'];

/** A receipt is a past fact: never later than the day of the question. */
export function readReceipt(inputs: Inputs, asOf: Day): Receipt {
  const on = notLater(inputs.day('date'), asOf, 'date');
  return {
    on,
    amountKopecks: inputs.money('amount'),
    payer: inputs.oneOf('payer', ['individual', 'business']),
    ...(inputs.has('id') && { id: inputs.text('id') }),
    ...(inputs.has('cancelledOn') && {
      cancelledOn: notLater(inputs.day('cancelledOn'), asOf, 'cancelledOn'),
    }),
  };
}

export function readReceipts(inputs: Inputs, asOf: Day): readonly Receipt[] {
  return inputs.items('receipts').map((one) => readReceipt(one, asOf));
}

export function readRegistration(inputs: Inputs, asOf: Day): Registration {
  const on = (field: string): Day => notLater(inputs.day(field), asOf, field);
  return {
    ...(inputs.has('registeredOn') && { registeredOn: on('registeredOn') }),
    ...(inputs.has('deregisteredOn') && { deregisteredOn: on('deregisteredOn') }),
  };
}

/** First day of a month written as `2026-04`. */
export function readMonth(inputs: Inputs, field: string): Day {
  const text = inputs.text(field);
  const first = `${text}-01`;
  if (!isDay(first)) throw new LawRefusal('law.input_wrong', { field, value: text });
  return dayOf(yearOf(first), Number(text.slice(5)), 1);
}

/** `CANCEL` and `REFUND` are the words clients of the service use for the two texts of its wire. */
export function readReason(inputs: Inputs): CancellationReason {
  const reason = inputs.oneOf('reason', ['REFUND', 'MISTAKE', 'CANCEL'], 'REFUND');
  return reason === 'REFUND' ? 'refund' : 'mistake';
}

/** The receipts, what is left of the deduction and the rounding: 10 000 ₽ for a new payer. */
export function readPeriods(question: Question, receipts: readonly Receipt[]): PeriodsInput {
  const { inputs, asOf, taxYear } = question;
  const bonus: Fact<typeof WHOLE_BONUS> = asked(
    inputs.money('deductionRemainingBefore', WHOLE_BONUS),
    asOf,
  );
  return {
    taxYear,
    receipts: asked(receipts, asOf),
    bonusLeft: bonus,
    rounding: inputs.oneOf('rounding', ROUNDINGS, 'rouble'),
  };
}
