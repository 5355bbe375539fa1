// The order of the single payment as anybody may ask it.
import { ZERO, decimalString } from '#primitives/money';
import { notLater } from '../ownership-inputs.ts';
import { LawRefusal } from '../refusal.ts';
import type { Answer, Question, Rule } from '../rule.ts';
import { ORDER_EDITIONS, type Obligation, type ObligationClass, allocate } from './allocation.ts';

const CLASSES = [
  'ndfl_arrears',
  'ndfl_current',
  'arrears',
  'current',
  'penalty',
  'interest',
  'fine',
] as const satisfies readonly ObligationClass[];

function obligationsOf({ inputs }: Question): readonly Obligation[] {
  const seen = new Set<string>();
  return inputs.items('obligations').map((one) => {
    const id = one.text('id');
    if (seen.has(id)) throw new LawRefusal('law.state_contradictory', { id });
    seen.add(id);
    return {
      id,
      class: one.oneOf('class', CLASSES),
      dueOn: one.day('dueDate'),
      amountKopecks: one.money('amount'),
    };
  });
}

/** Arrears are what was due before the day of the payment. */
function checkArrears(obligations: readonly Obligation[], question: Question): void {
  const on = question.inputs.day('paymentDate');
  for (const { id, class: kind, dueOn } of obligations) {
    if ((kind === 'arrears' || kind === 'ndfl_arrears') && dueOn >= on) {
      throw new LawRefusal('law.state_contradictory', { id, dueDate: dueOn, paymentDate: on });
    }
  }
}

function answer(question: Question): Answer {
  const { inputs, asOf } = question;
  const obligations = obligationsOf(question);
  const made = allocate({
    on: notLater(inputs.day('paymentDate'), asOf, 'paymentDate'),
    amountKopecks: inputs.money('payment'),
    obligations,
  });
  checkArrears(obligations, question);
  const got = new Map(made.allocated.map((one) => [one.id, one.amountKopecks]));
  const result = {
    allocated: Object.fromEntries(
      obligations.map(({ id }) => [id, decimalString(got.get(id) ?? ZERO)]),
    ),
    order: made.allocated.map(({ id, step, amountKopecks }) => ({
      id,
      step,
      amount: decimalString(amountKopecks),
    })),
    positiveBalance: decimalString(made.leftKopecks),
    remainingDebt: decimalString(made.remainingDebtKopecks),
  };
  return { result, trace: null };
}

export const ALLOCATION_RULE: Rule = {
  id: 'ens.allocation',
  title: {
    ru: 'Порядок, в котором единый платёж гасит обязанности',
    en: 'The order in which a single payment settles obligations',
  },
  articles: 'НК РФ ст.45 п.8, 10',
  values: [],
  editions: ORDER_EDITIONS,
  answer,
};
