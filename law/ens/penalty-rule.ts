// Пени as anybody may ask them: one debt from its due day to its payment, in parts or at once.
import { type Day, addDays } from '#primitives/days';
import { type Kopecks, decimalString, subtract } from '#primitives/money';
import { KEY_RATE_EDITIONS } from '../key-rate/key-rate.ts';
import { notLater } from '../ownership-inputs.ts';
import { LawRefusal } from '../refusal.ts';
import type { Answer, Question, Rule, Shown } from '../rule.ts';
import { type DebtSpan, penalty } from './penalty.ts';
import { PENALTY_VALUES } from './values.ts';

const PAYERS = ['individual', 'ip', 'organisation'] as const;

/** ст.75 п.8: arrears that only the tax office or its letter caused bear no penalty. */
const EXCUSES = ['none', 'office_delay', 'followed_letter'] as const;

interface Paid {
  readonly on: Day;
  readonly amount: Kopecks;
}

function paymentsOf({ inputs, asOf }: Question): readonly Paid[] {
  if (!inputs.has('payments')) return [];
  const payments = inputs.items('payments').map((one) => ({
    on: notLater(one.day('on'), asOf, 'payments.on'),
    amount: one.money('amount'),
  }));
  return payments.toSorted((left, right) => (left.on < right.on ? -1 : 1));
}

/** Spans in which the debt stands still; the day of a payment still bears the whole debt. */
function debtSpans(question: Question): DebtSpan[] {
  const { inputs, asOf } = question;
  const dueOn = inputs.day('dueDate');
  const last = inputs.has('paidOn') ? notLater(inputs.day('paidOn'), asOf, 'paidOn') : asOf;
  let debtKopecks = inputs.money('debt');
  let from = addDays(dueOn, 1);
  const spans: DebtSpan[] = [];
  const until = (to: Day): void => {
    if (debtKopecks > 0 && from <= to) {
      spans.push({ dueOn, from, to, debtKopecks, source: 'данные запроса', on: asOf });
      from = addDays(to, 1);
    }
  };
  for (const { on, amount } of paymentsOf(question)) {
    if (on > last) throw new LawRefusal('law.state_contradictory', { payment: on, paidOn: last });
    until(on);
    if (amount > debtKopecks) throw new LawRefusal('law.paid_above_debt', { on, amount });
    debtKopecks = subtract(debtKopecks, amount);
  }
  until(last);
  return spans;
}

function listedSpans({ inputs, asOf }: Question): DebtSpan[] {
  return inputs.items('spans').map((one) => ({
    dueOn: one.day('dueDate'),
    from: one.day('from'),
    to: notLater(one.day('to'), asOf, 'to'),
    debtKopecks: one.money('debt'),
    source: 'данные запроса',
    on: asOf,
  }));
}

function spansOf(question: Question): DebtSpan[] {
  const { inputs } = question;
  if (inputs.oneOf('excuse', EXCUSES, 'none') !== 'none') return [];
  if (!inputs.has('spans')) return debtSpans(question);
  if (inputs.has('debt'))
    throw new LawRefusal('law.state_contradictory', { fields: 'spans, debt' });
  return listedSpans(question);
}

function answer(question: Question): Answer {
  const payer = question.inputs.oneOf('payer', PAYERS, 'individual');
  const made = penalty({ payer, spans: spansOf(question) });
  const result = {
    days: made.days,
    segments: made.segments.map(({ from, to, days, ratePct, dayShare }): Shown => {
      const segment = { from, to, days, ratePct };
      return payer === 'organisation' ? { ...segment, dayShare } : segment;
    }),
    penalty: decimalString(made.amountKopecks),
  };
  return { result, trace: made.trace };
}

export const PENALTY_RULE: Rule = {
  id: 'ens.penalty',
  title: { ru: 'Пени за каждый день просрочки', en: 'Penalty for each day of delay' },
  articles: 'НК РФ ст.75; Постановление Правительства РФ от 28.03.2022 № 497',
  values: [PENALTY_VALUES],
  editions: KEY_RATE_EDITIONS,
  answer,
};
