// Numbers of ст.69, 70, 75 and 79 НК РФ: shares of the key rate, terms of demand and refund.
import { type Day, day } from '#primitives/days';
import type { Confidence } from '../trace.ts';
import { type LawValue, LawValues } from '../values.ts';

const CHECKED = day('2026-11-21');
const SINCE_ACCOUNT = '2023-01-01';

interface Period {
  readonly from: string;
  readonly to?: string;
}

function share(key: string, value: string, period: Period & { sure?: Confidence }): LawValue {
  return {
    key: `penalty.${key}`,
    value,
    unit: 'ratio',
    from: day(period.from),
    to: period.to === undefined ? null : day(period.to),
    law: 'НК РФ ст.75 п.4',
    checkedOn: CHECKED,
    confidence: period.sure ?? 'verified',
    sources: ['обзоры правил начисления пеней 2025–2026 годов'],
  };
}

const OLD = { from: '2017-10-01', to: '2022-03-08', sure: 'high' } as const;
const ALIKE = { from: '2022-03-09', to: '2024-12-31' };
const MIDDLE = { from: '2025-01-01', to: '2026-12-31' };
const GENERAL = { from: '2027-01-01', sure: 'high' } as const;

/** Days of arrears from which the next share of an organisation holds. */
export const ORGANISATION_STAGES = [1, 31, 91] as const;

/** First days of the editions of the shares of organisations. */
export const SHARE_EDITIONS: readonly Day[] = [ALIKE.from, MIDDLE.from, GENERAL.from].map(day);

export const PENALTY_VALUES = new LawValues([
  share('day_share', '1/300', { from: OLD.from }),
  share('organisation.day_share.1', '1/300', { from: OLD.from }),
  share('organisation.day_share.31', '1/150', OLD),
  share('organisation.day_share.31', '1/300', ALIKE),
  share('organisation.day_share.31', '1/150', MIDDLE),
  share('organisation.day_share.31', '1/150', GENERAL),
  share('organisation.day_share.91', '1/150', OLD),
  share('organisation.day_share.91', '1/300', ALIKE),
  share('organisation.day_share.91', '1/300', MIDDLE),
  share('organisation.day_share.91', '1/150', GENERAL),
  {
    key: 'penalty.nothing',
    value: '0',
    unit: 'kopecks',
    from: day('2017-10-01'),
    to: null,
    law: 'НК РФ ст.75 п.3',
    checkedOn: CHECKED,
    confidence: 'high',
    sources: ['НК РФ'],
  },
]);

type Written = Pick<LawValue, 'value' | 'unit' | 'law'> & {
  readonly confidence?: Confidence;
  readonly from?: string;
  readonly sources?: readonly string[];
};

function term(key: string, written: Written): LawValue {
  return {
    key,
    value: written.value,
    unit: written.unit,
    from: day(written.from ?? SINCE_ACCOUNT),
    to: null,
    law: written.law,
    checkedOn: CHECKED,
    confidence: written.confidence ?? 'high',
    sources: written.sources ?? ['НК РФ'],
  };
}

const REVIEWS = ['обзоры внесудебного взыскания 287-ФЗ'];

export const DEMAND_VALUES = new LawValues([
  term('demand.months', { value: '3', unit: 'months', law: 'НК РФ ст.70 п.1' }),
  term('demand.small_months', { value: '12', unit: 'months', law: 'НК РФ ст.70 п.1' }),
  term('demand.small', { value: '300000', unit: 'kopecks', law: 'НК РФ ст.70 п.1' }),
  term('demand.floor', {
    value: '50000',
    unit: 'kopecks',
    law: 'НК РФ ст.70',
    confidence: 'low',
    from: '2025-01-01',
  }),
  term('demand.pay_days', { value: '8', unit: 'days', law: 'НК РФ ст.69 п.3' }),
  term('demand.object_days', {
    value: '30',
    unit: 'days',
    law: 'НК РФ ст.69 (287-ФЗ)',
    confidence: 'medium',
    from: '2025-11-01',
    sources: REVIEWS,
  }),
  term('demand.mail_days', {
    value: '6',
    unit: 'days',
    law: 'НК РФ ст.69 п.4',
    confidence: 'verified',
    sources: REVIEWS,
  }),
]);

export const REFUND_VALUES = new LawValues([
  term('refund.instruction_days', {
    value: '1',
    unit: 'days',
    law: 'НК РФ ст.79 п.4, 5',
    confidence: 'verified',
    sources: ['обзоры возврата с единого налогового счёта'],
  }),
  term('refund.interest_after_days', {
    value: '10',
    unit: 'days',
    law: 'НК РФ ст.79 п.9',
    confidence: 'medium',
  }),
  term('refund.year_days.common', { value: '365', unit: 'days', law: 'НК РФ ст.79 п.4, 9' }),
  term('refund.year_days.leap', { value: '366', unit: 'days', law: 'НК РФ ст.79 п.4, 9' }),
  term('refund.nothing', { value: '0', unit: 'kopecks', law: 'НК РФ ст.79 п.9' }),
  term('offset.days', {
    value: '1',
    unit: 'days',
    law: 'НК РФ ст.78 п.5',
    confidence: 'verified',
    sources: ['обзоры зачёта с единого налогового счёта'],
  }),
]);
