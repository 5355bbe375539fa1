// The tax on professional income as anybody may ask it from outside.
import { addDays, addMonths, yearOf } from '#primitives/days';
import { ZERO, decimalString } from '#primitives/money';
import { WHOLE, compare, sign } from '../fraction.ts';
import { asked, notLater } from '../ownership-inputs.ts';
import { LawRefusal } from '../refusal.ts';
import type { Answer, Question, Rule, Shown } from '../rule.ts';
import { type RestorePolicy, npdCancel } from './cancel-receipt.ts';
import { type Crossing, type LimitInput, npdLimit, simplifiedNoticeBy } from './income-limit.ts';
import { npdMonthTax } from './month-tax.ts';
import { type Period, firstOfMonth, payDays, periodOf } from './periods.ts';
import {
  readMonth,
  readPeriods,
  readReason,
  readReceipt,
  readReceipts,
  readRegistration,
} from './questions.ts';
import { type Receipt, incomeOn, receiptDueOn } from './receipts.ts';
import { NPD_VALUES } from './values.ts';
import { type PaidPeriod, npdPayable, npdYearTax } from './year-tax.ts';

const VALUES = [NPD_VALUES];
const RESTORES: readonly RestorePolicy[] = ['inOrder', 'onlyItsMonth'];
const POLICIES = ['excessOnly', 'wholeReceipt'] as const;

function refuseOutside(receipts: readonly Receipt[], period: Period): void {
  const outside = receipts.find(({ on }) => on < period.from || on > period.to);
  if (outside !== undefined) throw new LawRefusal('law.npd_receipt_outside', { on: outside.on });
}

/** All receipts must be of the month named, or of that of the first receipt. */
function monthTax(question: Question): Answer {
  const { inputs, asOf, taxYear } = question;
  const receipts = readReceipts(inputs, asOf);
  const registration = readRegistration(inputs, asOf);
  const named = inputs.has('period')
    ? addDays(addMonths(readMonth(inputs, 'period'), 1), -1)
    : null;
  const within = named ?? receipts[0]?.on;
  if (within !== undefined) {
    const { deregisteredOn } = registration;
    const at = deregisteredOn !== undefined && deregisteredOn < within ? deregisteredOn : within;
    refuseOutside(receipts, periodOf(at, registration));
    if (yearOf(at) !== taxYear) throw new LawRefusal('law.npd_receipt_outside', { on: at });
  }
  const tax = npdMonthTax(readPeriods(question, receipts));
  return {
    result: {
      taxBeforeDeduction: decimalString(tax.grossKopecks),
      deductionUsed: decimalString(tax.bonusUsedKopecks),
      taxForMonth: decimalString(tax.amountKopecks),
      deductionRemaining: decimalString(tax.bonusLeftKopecks),
    },
    trace: tax.trace,
  };
}

function shownPeriod(paid: PaidPeriod): Shown {
  return {
    period: paid.period.name,
    from: paid.period.from,
    to: paid.period.to,
    income: decimalString(paid.incomeKopecks),
    taxBeforeDeduction: decimalString(paid.grossKopecks),
    deductionUsed: decimalString(paid.bonusUsedKopecks),
    taxForMonth: decimalString(paid.taxKopecks),
    payable: decimalString(paid.payableKopecks),
    carriedForward: decimalString(paid.carriedKopecks),
    dueDate: paid.dueOn,
  };
}

function shownPayment(paid: PaidPeriod): Shown {
  return {
    period: paid.period.name,
    taxForMonth: decimalString(paid.taxKopecks),
    payable: decimalString(paid.payableKopecks),
    carriedForward: decimalString(paid.carriedKopecks),
    dueDate: paid.dueOn,
  };
}

function minPayment(question: Question): Answer {
  const { inputs, asOf } = question;
  const registration = readRegistration(inputs, asOf);
  const receipts: Receipt[] = [];
  const periods = new Map<string, Period>();
  let before = '';
  for (const month of inputs.items('months')) {
    const first = readMonth(month, 'period');
    if (first <= before)
      throw new LawRefusal('law.npd_months_wrong', { period: first.slice(0, 7) });
    before = first;
    const own = readReceipts(month, asOf);
    const last = addDays(addMonths(first, 1), -1);
    const { registeredOn, deregisteredOn } = registration;
    const isEnded = deregisteredOn !== undefined && deregisteredOn < last;
    const at = isEnded ? deregisteredOn : last;
    if (at < first || (registeredOn !== undefined && last < registeredOn)) {
      throw new LawRefusal('law.npd_months_wrong', { period: first.slice(0, 7) });
    }
    const period = periodOf(at, registration);
    refuseOutside(own, { ...period, from: first, to: last });
    receipts.push(...own);
    periods.set(period.name, period);
  }
  const payable = npdPayable({
    ...readPeriods(question, receipts),
    periods: [...periods.values()],
    carriedBefore: inputs.money('carriedBefore', ZERO),
  });
  return {
    result: {
      months: payable.periods.map(shownPayment),
      deductionRemaining: decimalString(payable.bonusLeftKopecks),
    },
    trace: payable.trace,
  };
}

function dueDate({ inputs }: Question): Answer {
  const first = readMonth(inputs, 'period');
  const registration = {
    ...(inputs.has('registeredOn') && { registeredOn: inputs.day('registeredOn') }),
    ...(inputs.has('deregisteredOn') && { deregisteredOn: inputs.day('deregisteredOn') }),
  };
  const { deregisteredOn } = registration;
  const last = addDays(addMonths(first, 1), -1);
  const isEnded = deregisteredOn !== undefined && firstOfMonth(deregisteredOn) === first;
  const period = periodOf(isEnded ? deregisteredOn : last, registration);
  const { nominalDueOn, dueOn, toldBy } = payDays(period);
  return {
    result: {
      nominalDueDate: nominalDueOn,
      dueDate: dueOn,
      toldBy,
      periodFrom: period.from,
      periodTo: period.to,
    },
    trace: null,
  };
}

const METHODS = ['cash', 'card', 'electronic', 'bank_transfer_to_account'] as const;

function receiptDeadline({ inputs, asOf }: Question): Answer {
  const deadlines: Record<string, Shown> = {};
  const incomeDates: Record<string, Shown> = {};
  for (const payment of inputs.items('payments')) {
    const id = payment.text('id');
    if (id in deadlines) throw new LawRefusal('law.npd_receipt_repeated', { id });
    const received = notLater(payment.day('receivedOn'), asOf, 'receivedOn');
    deadlines[id] = receiptDueOn(received, payment.oneOf('method', METHODS));
    incomeDates[id] = incomeOn(received, payment.flag('throughIntermediary', false));
  }
  return { result: { deadlines, incomeDates }, trace: null };
}

function cancel(question: Question): Answer {
  const { inputs, asOf } = question;
  const cancellation = inputs.inner('cancellation');
  const cancelled = npdCancel({
    ...readPeriods(question, readReceipts(inputs, asOf)),
    ...readRegistration(inputs, asOf),
    cancellation: {
      receiptId: cancellation.text('receiptId'),
      on: notLater(cancellation.day('date'), asOf, 'cancellation.date'),
      reason: readReason(cancellation),
    },
    taxPaidKopecks: inputs.money('taxPaid', ZERO),
    policy: inputs.oneOf('policy', RESTORES, 'inOrder'),
  });
  return {
    result: {
      taxBefore: decimalString(cancelled.beforeKopecks),
      taxAfter: decimalString(cancelled.afterKopecks),
      decrease: decimalString(cancelled.amountKopecks),
      monthAffected: cancelled.monthAffected,
      reason: cancelled.reason,
      ensCredit: decimalString(cancelled.creditKopecks),
      deductionRestored: decimalString(cancelled.bonusRestoredKopecks),
      deductionRemaining: decimalString(cancelled.bonusLeftKopecks),
      months: cancelled.periods.map(({ period, beforeKopecks, afterKopecks }) => ({
        period,
        taxBefore: decimalString(beforeKopecks),
        taxAfter: decimalString(afterKopecks),
      })),
    },
    trace: cancelled.trace,
  };
}

function shownLimit(limit: Crossing): Record<string, Shown> {
  return {
    limit: decimalString(limit.limitKopecks),
    exceeded: limit.crossedBy !== null,
    excess: decimalString(limit.amountKopecks),
    rightLostFrom: limit.rightLostFrom,
    warning: limit.warning,
    leftToLimit: decimalString(limit.leftKopecks),
  };
}

function readLimit({ inputs, asOf, taxYear }: Question): LimitInput {
  const isOne = inputs.has('receipt');
  if (isOne && inputs.has('receipts')) {
    throw new LawRefusal('law.state_contradictory', { fields: 'receipt, receipts' });
  }
  const receipts = isOne
    ? [readReceipt(inputs.inner('receipt'), asOf)]
    : readReceipts(inputs, asOf);
  const wrong = receipts.find(({ on }) => yearOf(on) !== taxYear);
  if (wrong !== undefined) throw new LawRefusal('law.npd_receipt_outside', { on: wrong.on });
  const warnAt = inputs.decimal('warnAt', { num: 4, den: 5 });
  if (sign(warnAt) < 0 || compare(warnAt, WHOLE) > 0) {
    throw new LawRefusal('law.input_wrong', { field: 'warnAt' });
  }
  return {
    taxYear,
    incomeBefore: asked(inputs.money('yearIncomeBefore', ZERO), asOf),
    receipts: asked(receipts, asOf),
    policy: inputs.oneOf('policy', POLICIES, 'excessOnly'),
    warnAt,
  };
}

function limit(question: Question): Answer {
  const found = npdLimit(readLimit(question));
  const { inputs } = question;
  const isProprietor =
    inputs.oneOf('registeredAs', ['person', 'proprietor'], 'person') !== 'person';
  const from = found.rightLostFrom;
  return {
    result: {
      ...shownLimit(found),
      npdPart: decimalString(found.insideKopecks),
      usnNoticeBy: from !== null && isProprietor ? simplifiedNoticeBy(from) : null,
    },
    trace: found.trace,
  };
}

function year(question: Question): Answer {
  const { inputs, asOf } = question;
  const tax = npdYearTax({
    ...readPeriods(question, readReceipts(inputs, asOf)),
    ...readRegistration(inputs, asOf),
    carriedBefore: inputs.money('carriedBefore', ZERO),
    crossing: inputs.oneOf('policy', POLICIES, 'excessOnly'),
  });
  return {
    result: {
      tax: decimalString(tax.amountKopecks),
      income: decimalString(tax.incomeKopecks),
      deductionUsed: decimalString(tax.bonusUsedKopecks),
      deductionRemaining: decimalString(tax.bonusLeftKopecks),
      outsideNpd: decimalString(tax.outsideKopecks),
      ...shownLimit(tax.limit),
      months: tax.periods.map(shownPeriod),
    },
    trace: tax.trace,
  };
}

function rule(id: string, told: Pick<Rule, 'title' | 'articles' | 'answer'>): Rule {
  return { id: `npd.${id}`, values: VALUES, ...told };
}

export const RULES: readonly Rule[] = [
  rule('month_tax', {
    title: { ru: 'НПД за месяц', en: 'Tax on professional income of a month' },
    articles: '422-ФЗ ст.8–12; НК РФ ст.52 п.6',
    answer: monthTax,
  }),
  rule('min_payment', {
    title: { ru: 'НПД меньше 100 ₽ переносится', en: 'Less than 100 roubles is carried on' },
    articles: '422-ФЗ ст.9, 11 ч.2, 3',
    answer: minPayment,
  }),
  rule('due_date', {
    title: { ru: 'Срок уплаты НПД', en: 'When the tax on professional income is due' },
    articles: '422-ФЗ ст.9, 11; НК РФ ст.6.1 п.7',
    answer: dueDate,
  }),
  rule('receipt_deadline', {
    title: { ru: 'Срок выдачи чека', en: 'When a receipt must be given' },
    articles: '422-ФЗ ст.7, 14 ч.3',
    answer: receiptDeadline,
  }),
  rule('cancel', {
    title: { ru: 'Аннулирование чека', en: 'Cancelling a receipt' },
    articles: '422-ФЗ ст.8 ч.3–5',
    answer: cancel,
  }),
  rule('limit', {
    title: { ru: 'Предел дохода НПД', en: 'Limit of income of the regime' },
    articles: '422-ФЗ ст.4 ч.2 п.8, ст.15 ч.6',
    answer: limit,
  }),
  rule('year', {
    title: { ru: 'НПД за год', en: 'Tax on professional income of a year' },
    articles: '422-ФЗ ст.4, 8–12; НК РФ ст.52 п.6',
    answer: year,
  }),
];
