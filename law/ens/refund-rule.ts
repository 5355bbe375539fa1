// Refund and offset of the positive balance as anybody may ask them.
import type { Day } from '#primitives/days';
import { decimalString } from '#primitives/money';
import { KEY_RATE_EDITIONS } from '../key-rate/key-rate.ts';
import { notLater } from '../ownership-inputs.ts';
import type { Answer, Question, Rule } from '../rule.ts';
import { offsetBy, refund } from './refund.ts';
import { REFUND_VALUES } from './values.ts';

/** КНД 1112542, 1150057 and 1165171. */
const ACTS = ['refund', 'offset', 'cancel_offset'] as const;

const FORMS = { refund: '1112542', offset: '1150057', cancel_offset: '1165171' } as const;

function pastDay({ inputs, asOf }: Question, field: string): Day {
  return notLater(inputs.day(field), asOf, field);
}

function answer(question: Question): Answer {
  const { inputs, asOf } = question;
  const act = inputs.oneOf('act', ACTS, 'refund');
  const appliedOn = pastDay(question, 'appliedOn');
  const knd = FORMS[act];
  if (act !== 'refund') return { result: { knd, doneBy: offsetBy(appliedOn) }, trace: null };
  const made = refund({
    appliedOn,
    askedKopecks: inputs.money('amount'),
    balanceKopecks: inputs.money('balance'),
    returnedOn: inputs.has('returnedOn') ? pastDay(question, 'returnedOn') : asOf,
    ...(inputs.has('collectedOn') && { collectedOn: pastDay(question, 'collectedOn') }),
  });
  const result = {
    knd,
    returned: decimalString(made.returnedKopecks),
    refusedPart: decimalString(made.refusedKopecks),
    instructionBy: made.instructionBy,
    interestAfter: made.interestAfter,
    daysWithInterest: made.daysWithInterest,
    interest: decimalString(made.amountKopecks),
  };
  return { result, trace: made.trace };
}

export const REFUND_RULE: Rule = {
  id: 'ens.refund_terms',
  title: {
    ru: 'Возврат и зачёт положительного сальдо: сроки и проценты за опоздание',
    en: 'Refund and offset of the positive balance: terms, and interest for delay',
  },
  articles: 'НК РФ ст.78, 79',
  values: [REFUND_VALUES],
  editions: KEY_RATE_EDITIONS,
  answer,
};
