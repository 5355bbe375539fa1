// The whole year and its terms, as anybody may ask them from outside.
import { decimalString } from '#primitives/money';
import { taxNoticeDueOn } from '../../calendar/calendar.ts';
import { notLater } from '../../ownership-inputs.ts';
import type { Answer, Question, Rule, Shown } from '../../rule.ts';
import {
  NDFL_TERMS,
  advanceDays,
  auditEndsOn,
  claimUntil,
  refundBy,
  returnDueOn,
  simplifiedTerms,
  stopTerms,
  taxDueOn,
} from '../deadlines.ts';
import { type ExcessPolicy, type YearInput, yearTax } from '../order.ts';
import { PROFESSIONS, type ProfessionalWork } from '../professional.ts';
import { isDeclared } from '../sale/property-sale.ts';
import { NDFL_VALUES } from '../values.ts';
import { readSavings, readSocial, readStandard } from './deductions.ts';
import { readBases } from './income.ts';
import { readPurchase, readSale } from './property.ts';
import { maybeSum, sumIn } from './reading.ts';

const POLICIES: readonly ExcessPolicy[] = ['second_group', 'lost'];

function readWork({ inputs, asOf }: Question): ProfessionalWork {
  const work = inputs.inner('professional');
  const costs = maybeSum(work, 'documentedExpenses', asOf);
  return {
    profession: work.oneOf('profession', PROFESSIONS),
    income: sumIn(work, 'income', asOf),
    ...(costs && { costs }),
  };
}

function readYear(question: Question): YearInput {
  const { inputs, taxYear, asOf } = question;
  const read = <Part>(field: string, part: () => Part): Part | undefined =>
    inputs.has(field) ? part() : undefined;
  const standard = read('standard', () => readStandard(inputs.inner('standard'), asOf));
  const social = read('social', () => readSocial(inputs.inner('social'), asOf));
  const professional = read('professional', () => readWork(question));
  const savings = read('savings', () => readSavings(inputs.inner('savings'), asOf));
  const purchase = read('purchase', () => readPurchase(inputs.inner('purchase'), asOf));
  const passive = read('passive', () => readBases(inputs.inner('passive'), asOf));
  return {
    taxYear,
    income: sumIn(inputs, 'income', asOf),
    withheld: sumIn(inputs, 'taxWithheld', asOf),
    excess: inputs.oneOf('policy', POLICIES, 'second_group'),
    ...(standard && { standard }),
    ...(social && { social }),
    ...(professional && { professional }),
    ...(savings && { savings }),
    ...(purchase && { purchase }),
    ...(passive && { passive }),
  };
}

function order(question: Question): Answer {
  const year = yearTax(readYear(question));
  const result = {
    standardDeduction: decimalString(year.standardKopecks),
    socialDeduction: decimalString(year.socialKopecks),
    professionalDeduction: decimalString(year.professionalKopecks),
    investmentDeduction: decimalString(year.investmentKopecks),
    purchaseUsed: decimalString(year.purchaseKopecks),
    interestUsed: decimalString(year.interestKopecks),
    mainBase: decimalString(year.mainBaseKopecks),
    passiveBase: decimalString(year.passiveBaseKopecks),
    taxBefore: decimalString(year.taxBeforeKopecks),
    taxAfter: decimalString(year.taxAfterKopecks),
    refund: decimalString(year.refundKopecks),
    extraCharge: decimalString(year.extraChargeKopecks),
    carryPurchase: decimalString(year.carryPurchaseKopecks),
    carryInterest: decimalString(year.carryInterestKopecks),
    lost: decimalString(year.lostKopecks),
  };
  return { result, trace: year.trace };
}

function filed({ inputs, taxYear, asOf }: Question): Record<string, Shown> {
  if (!inputs.has('filedOn')) return {};
  const filedOn = notLater(inputs.day('filedOn'), asOf, 'filedOn');
  const audited = auditEndsOn(taxYear, filedOn);
  return { auditEndsOn: audited, refundBy: refundBy(taxYear, audited) };
}

function simplified({ inputs, taxYear, asOf }: Question): Record<string, Shown> {
  if (!inputs.has('simplifiedAppliedOn')) return {};
  const field = 'simplifiedAppliedOn';
  const terms = simplifiedTerms(taxYear, notLater(inputs.day(field), asOf, field));
  return {
    simplifiedDataBy: terms.dataBy,
    simplifiedFormBy: terms.formBy,
    simplifiedAuditEndsOn: terms.auditEndsOn,
    simplifiedRefundBy: terms.refundBy,
  };
}

function stopped({ inputs, asOf }: Question): Record<string, Shown> {
  if (!inputs.has('businessStoppedOn')) return {};
  const field = 'businessStoppedOn';
  const on = notLater(inputs.day(field), asOf, field);
  const filedOn = inputs.has('stopFiledOn') ? inputs.day('stopFiledOn') : undefined;
  const { returnDueOn: due, taxDueOn: paid } = stopTerms(on, filedOn);
  return { stopReturnDueOn: due, stopTaxDueOn: paid };
}

function advances({ inputs, taxYear }: Question): Record<string, Shown> {
  if (!inputs.flag('entrepreneur', false)) return {};
  return { advanceDays: advanceDays(taxYear, inputs.oneOf('advancePolicy', ['25', '28'], '25')) };
}

/** With a sale: whether it is declared; a return of deductions alone has no term but the last. */
function deadlines(question: Question): Answer {
  const { inputs, taxYear } = question;
  const hasSale = inputs.has('kind') || inputs.has('objects');
  const isSold = hasSale && isDeclared(readSale(question));
  const isDue = hasSale ? isSold : inputs.flag('incomeToDeclare', true);
  const result = {
    declared: isDue,
    returnDueOn: isDue ? returnDueOn(taxYear) : null,
    taxDueOn: isDue ? taxDueOn(taxYear) : null,
    claimUntil: claimUntil(taxYear),
    noticeDueOn: taxNoticeDueOn(taxYear),
    ...filed(question),
    ...simplified(question),
    ...stopped(question),
    ...advances(question),
  };
  return { result, trace: null };
}

export const YEAR_RULES: readonly Rule[] = [
  {
    id: 'ndfl.order',
    title: {
      ru: 'Все вычеты года: возврат или доплата',
      en: 'All deductions of a year: refund or extra charge',
    },
    articles: 'НК РФ ст.210 п.3, 6, 218–221, 225, 78, 79',
    values: [NDFL_VALUES],
    answer: order,
  },
  {
    id: 'ndfl.deadlines',
    title: { ru: 'Сроки 3-НДФЛ, уплаты и возврата', en: 'Terms of the return and the refund' },
    articles: 'НК РФ ст.228 п.4, 6, 229 п.1, 3, 4, 88 п.2, 221.1, 78, 79, 6.1 п.7',
    values: [NDFL_TERMS, NDFL_VALUES],
    answer: deadlines,
  },
];
