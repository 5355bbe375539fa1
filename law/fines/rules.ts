// Fines as anybody may ask them. Paying late what was declared rightly is no violation: only
// penalty is due (ст.75).
import { type Day, addMonths } from '#primitives/days';
import { type Kopecks, decimalString } from '#primitives/money';
import { decimalText, multiply, whole } from '../fraction.ts';
import { asked, notLater } from '../ownership-inputs.ts';
import { LawRefusal } from '../refusal.ts';
import type { LeafKindOf, Term } from '../reckoning.ts';
import type { Answer, Question, Rule, Shown } from '../rule.ts';
import type { Fact } from '../trace.ts';
import {
  type Case,
  type Circumstances,
  type Fine,
  atLeast,
  fine,
  nothing,
  partOf,
} from './fine.ts';
import { lateReturnFine } from './late-return.ts';
import { LEAF, STEP } from './nodes.ts';
import { FINE_VALUES } from './values.ts';

function pastDay({ inputs, asOf }: Question, field: string): Day {
  return notLater(inputs.day(field), asOf, field);
}

/** `mitigating` counts the circumstances of ст.112 п.1; `repeated` is ст.112 п.2. */
function weighed(question: Question): Omit<Circumstances, 'violationOn'> {
  const { inputs, asOf } = question;
  const isMitigated = inputs.count('mitigating', 0) > 0;
  if (!isMitigated && inputs.has('mitigationDivisor')) {
    throw new LawRefusal('law.input_missing', { field: 'mitigating' });
  }
  return {
    isMitigated,
    isRepeated: inputs.flag('repeated', false),
    ...(inputs.has('mitigationDivisor') && {
      mitigationDivisor: asked(inputs.decimalText('mitigationDivisor'), asOf, 'decision'),
    }),
    ...(inputs.has('decisionOn') && { decisionOn: pastDay(question, 'decisionOn') }),
  };
}

function circumstances(question: Question): Circumstances {
  const { inputs, asOf } = question;
  const isDated = inputs.has('violationOn') || inputs.has('decisionOn');
  const violationOn = isDated ? pastDay(question, 'violationOn') : asOf;
  return { ...weighed(question), violationOn };
}

function shown(made: Fine, more: Readonly<Record<string, Shown>> = {}): Answer {
  const { amountKopecks, trace, isOutOfTime, decideBy } = made;
  const fine = decimalString(amountKopecks);
  return { result: { ...more, outOfTime: isOutOfTime, decideBy, fine }, trace };
}

/** A sum of the question as a figure of the calculation. */
function money({ book }: Case, kind: LeafKindOf, sum: Fact<Kopecks>): Term {
  return book.fact(kind, sum, { value: whole(sum.value) });
}

function sumOf({ inputs, asOf }: Question, field: string): Fact<Kopecks> {
  return asked(inputs.money(field), asOf);
}

function lateReturn(question: Question): Answer {
  const { inputs, asOf } = question;
  const made = lateReturnFine({
    nominalDueOn: inputs.day('nominalDueDate'),
    filedOn: inputs.has('filedOn') ? pastDay(question, 'filedOn') : asOf,
    unpaidTax: asked(inputs.money('taxUnpaidAtTaxDueDate'), asOf),
    circumstances: weighed(question),
  });
  const ratePct = decimalText(multiply(made.rate, whole(100)));
  return shown(made, { dueDate: made.dueOn, monthsLate: made.monthsLate, ratePct });
}

function understated(question: Question): Answer {
  const { inputs } = question;
  const key = `fine.122.rate.${inputs.flag('wilful', false) ? 'wilful' : 'careless'}`;
  const made = fine('fine.122', { ...circumstances(question), countsFromYearEnd: true }, (of) => {
    const { book } = of;
    const tax = money(of, LEAF.understated, sumOf(question, 'taxUnderstated'));
    if (!inputs.has('coveredByCredit')) return partOf(of, tax, key);
    const covered = money(of, LEAF.covered, sumOf(question, 'coveredByCredit'));
    const rest = book.step(STEP.notCovered, tax, covered);
    return partOf(of, book.step(STEP.notBelowZero, rest, nothing(of)), key);
  });
  return shown(made);
}

function agent(question: Question): Answer {
  const isExcused = question.inputs.flag('correctedBeforeAudit', false);
  const made = fine('fine.123', circumstances(question), (of) => {
    const sum = money(of, LEAF.notWithheld, sumOf(question, 'taxNotWithheld'));
    return isExcused ? nothing(of) : partOf(of, sum, 'fine.123.rate');
  });
  return shown(made);
}

function documents(question: Question): Answer {
  const count = asked(question.inputs.count('documents'), question.asOf);
  const made = fine('fine.126', circumstances(question), ({ book, law }) => {
    const given = book.fact(LEAF.documents, count, { value: whole(count.value) });
    return book.step(STEP.each, book.law(law.get('fine.126.each')), given);
  });
  return shown(made);
}

function unreported(question: Question): Answer {
  const made = fine('fine.129.1', circumstances(question), (of) => {
    const tax = money(of, LEAF.taxOfObject, sumOf(question, 'taxOnObject'));
    return partOf(of, tax, 'fine.129.1.rate');
  });
  return shown(made);
}

const REPEATED_WITHIN_MONTHS = 6;

/** Repeated within six months: by the day of the one before, or as the asker says. */
function isAgain(question: Question, of: Circumstances): boolean {
  const { inputs } = question;
  if (!inputs.has('previousOn')) return of.isRepeated;
  const previous = pastDay(question, 'previousOn');
  if (previous > of.violationOn) {
    const { violationOn } = of;
    throw new LawRefusal('law.order_of_days_wrong', { previous, violationOn });
  }
  return of.violationOn <= addMonths(previous, REPEATED_WITHIN_MONTHS);
}

/** ст.129.13 and 129.14: the repetition is in the rate itself, it does not double as well. */
function receipts(rule: string, kind: LeafKindOf): (question: Question) => Answer {
  return (question) => {
    const found = circumstances(question);
    const again = isAgain(question, found);
    const made = fine(rule, { ...found, isRepeated: false }, (of) => {
      const sum = money(of, kind, sumOf(question, 'settlement'));
      const part = partOf(of, sum, `${rule}.rate.${again ? 'repeated' : 'first'}`);
      return rule === 'fine.129.14' ? atLeast(of, part, `${rule}.least`) : part;
    });
    return shown(made, { repeatedWithinSixMonths: again });
  };
}

function unregistered(question: Question): Answer {
  const { inputs } = question;
  const kind = inputs.oneOf('kind', ['late', 'unregistered']);
  const made = fine('fine.116', circumstances(question), (of) => {
    if (kind === 'late') return of.book.law(of.law.get('fine.116.late'));
    const income = money(of, LEAF.income, sumOf(question, 'income'));
    return atLeast(of, partOf(of, income, 'fine.116.rate'), 'fine.116.least');
  });
  return shown(made);
}

function rule(id: string, ru: string, of: { en: string; answer: Rule['answer'] }): Rule {
  const article = id.slice('fine.'.length);
  return {
    id,
    title: { ru, en: of.en },
    articles: `НК РФ ст.${article}; ст.112–114`,
    values: [FINE_VALUES],
    answer: of.answer,
  };
}

export const RULES: readonly Rule[] = [
  rule('fine.116', 'Штраф: работа без постановки на учёт', {
    en: 'Fine: business without registration',
    answer: unregistered,
  }),
  rule('fine.119', 'Штраф: декларация сдана поздно', {
    en: 'Fine: a late return',
    answer: lateReturn,
  }),
  rule('fine.122', 'Штраф: налог занижен и не уплачен', {
    en: 'Fine: tax understated and not paid',
    answer: understated,
  }),
  rule('fine.123', 'Штраф: агент не удержал или не перечислил налог', {
    en: 'Fine: an agent did not withhold or transfer',
    answer: agent,
  }),
  rule('fine.126', 'Штраф: документы не представлены', {
    en: 'Fine: documents not given',
    answer: documents,
  }),
  rule('fine.129.1', 'Штраф: об объекте не сообщили', {
    en: 'Fine: an object not reported',
    answer: unreported,
  }),
  rule('fine.129.13', 'Штраф: нет чека НПД', {
    en: 'Fine: no receipt of the self-employed',
    answer: receipts('fine.129.13', LEAF.settlement),
  }),
  rule('fine.129.14', 'Штраф: площадка не передала чек НПД', {
    en: 'Fine: a platform did not report a receipt',
    answer: receipts('fine.129.14', LEAF.settlementOfOther),
  }),
];
