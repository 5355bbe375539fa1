// Numbers of the tax on professional income, 422-ФЗ of 27.11.2018. The law holds to 31 December
// 2028; rates cannot rise and the limit cannot fall for ten years (ст.1).
import { type Day, day } from '#primitives/days';
import type { Confidence, Unit } from '../trace.ts';
import { type LawValue, LawValues } from '../values.ts';

const CHECKED = day('2026-11-21');
const BEGINNING = day('2019-01-01');
const END = day('2028-12-31');

type Stated = readonly [key: string, value: string, unit: Unit, law: string];

interface Surety {
  readonly from?: Day;
  readonly to?: Day;
  readonly confidence: Confidence;
  readonly sources: readonly string[];
}

function stated([key, value, unit, law]: Stated, surety: Surety): LawValue {
  return { key, value, unit, law, from: BEGINNING, to: END, checkedOn: CHECKED, ...surety };
}

const REVIEWED: Surety = {
  confidence: 'verified',
  sources: ['обзоры вычета и ставок НПД', 'обзор закона о НПД 2026 года'],
};
const KNOWN: Surety = { confidence: 'high', sources: ['422-ФЗ'] };

export const NPD_VALUES = new LawValues([
  stated(['npd.rate.individual', '0.04', 'ratio', '422-ФЗ ст.10 п.1'], REVIEWED),
  stated(['npd.rate.business', '0.06', 'ratio', '422-ФЗ ст.10 п.2'], REVIEWED),
  stated(['npd.bonus', '1000000', 'kopecks', '422-ФЗ ст.12 ч.1'], REVIEWED),
  stated(['npd.bonus.rate.individual', '0.01', 'ratio', '422-ФЗ ст.12 ч.2'], REVIEWED),
  stated(['npd.bonus.rate.business', '0.02', 'ratio', '422-ФЗ ст.12 ч.2'], REVIEWED),
  stated(['npd.limit', '240000000', 'kopecks', '422-ФЗ ст.4 ч.2 п.8'], {
    ...REVIEWED,
    to: day('2026-12-31'),
  }),
  // The limit cannot fall before 2029, but may rise: for later years it has not been checked.
  stated(['npd.limit', '240000000', 'kopecks', '422-ФЗ ст.4 ч.2 п.8'], {
    from: day('2027-01-01'),
    confidence: 'medium',
    sources: ['422-ФЗ ст.1: предел не снижается до 2029 года'],
  }),
  stated(['npd.minimum', '10000', 'kopecks', '422-ФЗ ст.11 ч.2'], KNOWN),
  stated(['npd.notice_day', '12', 'ratio', '422-ФЗ ст.11 ч.2'], KNOWN),
  stated(['npd.pay_day', '25', 'ratio', '422-ФЗ ст.11 ч.3'], { ...KNOWN, to: day('2022-12-31') }),
  stated(['npd.pay_day', '28', 'ratio', '422-ФЗ ст.11 ч.3 (в ред. 263-ФЗ)'], {
    ...KNOWN,
    from: day('2023-01-01'),
    // The last period of the regime is paid for in January 2029.
    to: day('2029-01-31'),
  }),
  stated(['npd.receipt_day', '9', 'ratio', '422-ФЗ ст.14 ч.3'], {
    confidence: 'verified',
    sources: ['обзор сроков выдачи чеков'],
    to: day('2029-01-31'),
  }),
  stated(['npd.proprietor_notice_days', '20', 'days', '422-ФЗ ст.15 ч.6'], KNOWN),
  stated(['npd.nothing', '0', 'kopecks', '422-ФЗ ст.11 ч.1'], KNOWN),
]);
