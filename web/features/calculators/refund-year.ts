// Income tax that comes back by the deductions of a year.
import type { Answer } from '#law/rule';
import type { Calculator, CalculatorField, CalculatorWords, Shown, Typed } from './calculator.ts';
import { isSome, money, sumIn, sumOf } from './plain.ts';

/** Sums that go into the social deduction, each under its name in the law's inputs. */
const SOCIAL = ['treatment', 'ownEducation', 'fitness', 'expensiveTreatment'] as const;

function inputs(typed: Typed): Record<string, unknown> {
  const social = {
    ...Object.assign({}, ...SOCIAL.map((name) => sumIn(name, typed[name]))),
    ...(isSome(sumOf(typed.childEducation)) && { childEducation: [sumOf(typed.childEducation)] }),
  } as Record<string, unknown>;
  const purchase = {
    ...sumIn('purchasePrice', typed.price),
    ...sumIn('interestPaidToDate', typed.interest),
  };
  return {
    income: sumOf(typed.income),
    taxWithheld: sumOf(typed.withheld),
    ...(Object.keys(social).length > 0 && { social }),
    ...(Object.keys(purchase).length > 0 && { purchase: { purchasePrice: '0.00', ...purchase } }),
  };
}

interface Said {
  lead: string;
  fields: Record<
    (typeof SOCIAL)[number] | 'income' | 'withheld' | 'childEducation' | 'price' | 'interest',
    readonly [label: string, hint?: string]
  >;
  result: string;
  extra: (sum: string) => string;
  rows: Record<'social' | 'purchase' | 'interest' | 'base' | 'before' | 'after', string>;
  carried: (sum: string) => string;
  lost: (sum: string) => string;
}

const ORDER = [
  'income',
  'withheld',
  'treatment',
  'expensiveTreatment',
  'ownEducation',
  'childEducation',
  'fitness',
  'price',
  'interest',
] as const;

function fieldsOf(t: Said): CalculatorField[] {
  return ORDER.map((name, place) => {
    const [label, hint] = t.fields[name];
    return {
      kind: 'money',
      name,
      label,
      ...(hint !== undefined && { hint }),
      ...(place > 1 && { optional: true }),
    };
  });
}

function rowsOf(t: Said, { result }: Answer): Shown['rows'] {
  const row = (label: string, sum: unknown, note?: string) =>
    isSome(sum) || note !== undefined
      ? [{ label, value: money(sum), ...(note !== undefined && { note }) }]
      : [];
  const carried = (sum: unknown) => (isSome(sum) ? t.carried(money(sum)) : undefined);
  return [
    ...row(
      t.rows.social,
      result.socialDeduction,
      isSome(result.lost) ? t.lost(money(result.lost)) : undefined,
    ),
    ...row(t.rows.purchase, result.purchaseUsed, carried(result.carryPurchase)),
    ...row(t.rows.interest, result.interestUsed, carried(result.carryInterest)),
    { label: t.rows.base, value: money(result.mainBase) },
    { label: t.rows.before, value: money(result.taxBefore) },
    { label: t.rows.after, value: money(result.taxAfter) },
  ];
}

function wordsOf(t: Said): CalculatorWords {
  return {
    lead: t.lead,
    fields: fieldsOf(t),
    show: (answer) => ({
      label: t.result,
      amount: money(answer.result.refund),
      ...(isSome(answer.result.extraCharge) && { note: t.extra(money(answer.result.extraCharge)) }),
      rows: rowsOf(t, answer),
    }),
  };
}

const NONE: Typed = Object.fromEntries(ORDER.map((name) => [name, '']));

export const refundYear: Calculator = {
  ruleId: 'ndfl.order',
  years: [2022, 2023, 2024, 2025, 2026],
  start: { year: '2025', ...NONE },
  rule: async () => {
    const { RULES } = await import('#law/ndfl/rules');
    return RULES.find(({ id }) => id === 'ndfl.order')!;
  },
  inputs,
  words: {
    ru: wordsOf({
      lead: 'Сколько НДФЛ вернётся за лечение, учёбу, спорт и покупку жилья.',
      fields: {
        income: ['Доход за год до налога', 'Он есть в справке о доходах.'],
        withheld: ['Удержано НДФЛ', 'Больше этой суммы вернуть нельзя.'],
        treatment: ['Лечение и лекарства'],
        expensiveTreatment: ['Дорогостоящее лечение', 'Код\u00a02 в справке клиники: без предела.'],
        ownEducation: ['Своя учёба'],
        childEducation: ['Учёба ребёнка', 'На одного ребёнка, за обоих родителей вместе.'],
        fitness: ['Спорт'],
        price: ['Цена купленного жилья', 'Вычет не больше 2\u00a0000\u00a0000\u00a0₽ за жизнь.'],
        interest: ['Проценты по ипотеке', 'Уплаченные с начала кредита, не больше 3 млн ₽.'],
      },
      result: 'Вернётся',
      extra: (sum) => `Удержано меньше, чем следует: нужно доплатить ${sum}.`,
      rows: {
        social: 'Социальный вычет',
        purchase: 'Вычет на покупку',
        interest: 'Вычет на проценты',
        base: 'Налоговая база',
        before: 'Налог без вычетов',
        after: 'Налог с вычетами',
      },
      carried: (sum) => `ещё ${sum} перейдёт на следующие годы`,
      lost: (sum) => `${sum} не хватило дохода, и они не переносятся`,
    }),
    en: wordsOf({
      lead: 'How much income tax comes back for treatment, studies, sport and a home.',
      fields: {
        income: ['Income of the year before tax', 'The income certificate shows it.'],
        withheld: ['Tax withheld', 'No more than this can come back.'],
        treatment: ['Treatment and medicines'],
        expensiveTreatment: ['Expensive treatment', 'Code\u00a02 of the certificate: no limit.'],
        ownEducation: ['Own studies'],
        childEducation: ['Studies of a child', 'For one child, both parents together.'],
        fitness: ['Sport'],
        price: ['Price of the home bought', 'At most 2,000,000\u00a0₽ is deducted in a life.'],
        interest: [
          'Mortgage interest',
          'Paid since the loan began, at most 3\u00a0million\u00a0₽.',
        ],
      },
      result: 'Comes back',
      extra: (sum) => `Less was withheld than is due: ${sum} is to be paid.`,
      rows: {
        social: 'Social deduction',
        purchase: 'Deduction for the purchase',
        interest: 'Deduction for the interest',
        base: 'Tax base',
        before: 'Tax without deductions',
        after: 'Tax with deductions',
      },
      carried: (sum) => `${sum} more goes over to the next years`,
      lost: (sum) => `${sum} found no income and are not carried on`,
    }),
  },
};
