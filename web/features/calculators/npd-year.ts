// Tax on professional income for a year with the same income every month.
import type { Answer } from '#law/rule';
import type { Calculator, CalculatorField, CalculatorWords, Shown, Typed } from './calculator.ts';
import { isSome, money, sumIn, sumOf } from './plain.ts';

const MONTHS = Array.from({ length: 12 }, (_, place) => place + 1);

/** One receipt a month from each kind of payer, on the 15th. */
function receiptsOf(typed: Typed): { date: string; amount: string; payer: string }[] {
  const [from, to] = [Number(typed.from), Number(typed.to)];
  const payers = [
    { payer: 'individual', amount: sumOf(typed.people) },
    { payer: 'business', amount: sumOf(typed.companies) },
  ].filter(({ amount }) => amount !== '' && amount !== '0.00');
  return MONTHS.filter((month) => month >= from && month <= to).flatMap((month) =>
    payers.map(({ payer, amount }) => ({
      date: `${typed.year}-${String(month).padStart(2, '0')}-15`,
      amount,
      payer,
    })),
  );
}

interface Said {
  lead: string;
  people: string;
  peopleHint: string;
  companies: string;
  companiesHint: string;
  from: string;
  to: string;
  months: readonly string[];
  left: string;
  leftHint: string;
  result: string;
  crossed: (day: string, excess: string) => string;
  rows: { income: string; used: string; remaining: string; outside: string };
  perMonth: (month: string) => string;
  due: (day: string) => string;
  carried: string;
}

interface Month {
  period: string;
  payable: string;
  dueDate: string | null;
  income: string;
}

function rowsOf(t: Said, { result }: Answer): Shown['rows'] {
  const months = (result.months as unknown as readonly Month[]).filter(
    ({ income, payable }) => isSome(income) || isSome(payable),
  );
  return [
    { label: t.rows.income, value: money(result.income) },
    { label: t.rows.used, value: money(result.deductionUsed) },
    { label: t.rows.remaining, value: money(result.deductionRemaining) },
    ...(isSome(result.outsideNpd)
      ? [{ label: t.rows.outside, value: money(result.outsideNpd) }]
      : []),
    ...months.map(({ period, payable, dueDate }) => ({
      label: t.perMonth(t.months[Number(period.slice(5, 7)) - 1] ?? period),
      value: money(payable),
      note: dueDate === null ? t.carried : t.due(dueDate.split('-').reverse().join('.')),
    })),
  ];
}

function wordsOf(t: Said): CalculatorWords {
  const month = (name: string, label: string): CalculatorField => ({
    kind: 'choice',
    name,
    label,
    options: t.months.map((said, place) => ({ value: String(place + 1), label: said })),
  });
  return {
    lead: t.lead,
    fields: [
      { kind: 'money', name: 'people', label: t.people, hint: t.peopleHint },
      { kind: 'money', name: 'companies', label: t.companies, hint: t.companiesHint },
      month('from', t.from),
      month('to', t.to),
      { kind: 'money', name: 'left', label: t.left, hint: t.leftHint },
    ],
    show: (answer) => {
      const { exceeded, excess, rightLostFrom } = answer.result;
      const day = String(rightLostFrom).split('-').reverse().join('.');
      return {
        label: t.result,
        amount: money(answer.result.tax),
        ...(exceeded === true && { note: t.crossed(day, money(excess)) }),
        rows: rowsOf(t, answer),
      };
    },
  };
}

export const npdYear: Calculator = {
  ruleId: 'npd.year',
  years: [2022, 2023, 2024, 2025, 2026],
  start: { year: '2026', people: '', companies: '', from: '1', to: '12', left: '10 000' },
  rule: async () => {
    const { RULES } = await import('#law/npd/rules');
    return RULES.find(({ id }) => id === 'npd.year')!;
  },
  inputs: (typed) => ({
    receipts: receiptsOf(typed),
    ...sumIn('deductionRemainingBefore', typed.left),
  }),
  words: {
    ru: wordsOf({
      lead: 'Сколько налога на профессиональный доход выйдет за год и когда его платить.',
      people: 'Доход в месяц от людей',
      peopleHint: 'Ставка 4\u00a0%, с вычетом 3\u00a0%.',
      companies: 'Доход в месяц от компаний и ИП',
      companiesHint: 'Ставка 6\u00a0%, с вычетом 4\u00a0%.',
      from: 'С месяца',
      to: 'По месяц',
      months: [
        'январь',
        'февраль',
        'март',
        'апрель',
        'май',
        'июнь',
        'июль',
        'август',
        'сентябрь',
        'октябрь',
        'ноябрь',
        'декабрь',
      ],
      left: 'Остаток вычета к началу года',
      leftHint: 'У нового плательщика 10\u00a0000\u00a0₽; вычет даётся один раз.',
      result: 'Налог за год',
      crossed: (day, excess) =>
        `Предел дохода пройден ${day}: право на режим теряется, ${excess} облагаются иначе.`,
      rows: {
        income: 'Доход',
        used: 'Использовано вычета',
        remaining: 'Осталось вычета',
        outside: 'Доход вне режима',
      },
      perMonth: (month) => `За ${month}`,
      due: (day) => `заплатить до ${day} включительно`,
      carried: 'меньше 100\u00a0₽: переносится на следующий месяц',
    }),
    en: wordsOf({
      lead: 'How much tax on professional income a year makes, and when to pay it.',
      people: 'Income a month from people',
      peopleHint: 'Rate 4\u00a0%, with the deduction 3\u00a0%.',
      companies: 'Income a month from companies',
      companiesHint: 'Rate 6\u00a0%, with the deduction 4\u00a0%.',
      from: 'From',
      to: 'Through',
      months: [
        'January',
        'February',
        'March',
        'April',
        'May',
        'June',
        'July',
        'August',
        'September',
        'October',
        'November',
        'December',
      ],
      left: 'Deduction left at the start of the year',
      leftHint: 'A new payer has 10,000\u00a0₽; it is given once.',
      result: 'Tax for the year',
      crossed: (day, excess) =>
        `The limit was crossed on ${day}: the regime is lost, ${excess} is taxed otherwise.`,
      rows: {
        income: 'Income',
        used: 'Deduction used',
        remaining: 'Deduction left',
        outside: 'Income outside the regime',
      },
      perMonth: (month) => `For ${month}`,
      due: (day) => `pay by ${day}`,
      carried: 'less than 100\u00a0₽: carried to the next month',
    }),
  },
};
