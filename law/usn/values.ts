// Numbers of the simplified system, chapter 26.2 НК РФ, and of VAT for it: limits by year as the
// law or the deflator of the year makes them, so that no product of two values is guessed.
import { type Day, day } from '#primitives/days';
import type { Confidence, Unit } from '../trace.ts';
import { type LawValue, LawValues } from '../values.ts';

const CHECKED = day('2026-11-21');

type Stated = readonly [key: string, value: string, unit: Unit, law: string];

interface Surety {
  readonly from: Day;
  readonly to: Day | null;
  readonly confidence: Confidence;
  readonly sources: readonly string[];
}

function stated([key, value, unit, law]: Stated, surety: Surety): LawValue {
  return { key, value, unit, law, checkedOn: CHECKED, ...surety };
}

const KNOWN = { confidence: 'high' as const, sources: ['НК РФ'] };
const REVIEWED = { confidence: 'verified' as const, sources: ['обзоры пределов УСН 2024–2026'] };
const SINCE_2022 = { from: day('2022-01-01'), to: null, ...KNOWN };

function years(first: number, last: number): { from: Day; to: Day } {
  return { from: day(`${first}-01-01`), to: day(`${last}-12-31`) };
}

const LIMIT = 'НК РФ ст.346.13 п.4';
const RAISED = 'НК РФ ст.346.20 п.1.1, 2.1';
const ASSETS = 'НК РФ ст.346.12 п.3 пп.16';
const STAFF = 'НК РФ ст.346.12 п.3 пп.15';

const LIMITS: readonly LawValue[] = [
  stated(['usn.deflator', '1.096', 'ratio', LIMIT], { ...years(2022, 2022), ...KNOWN }),
  stated(['usn.deflator', '1.257', 'ratio', LIMIT], { ...years(2023, 2023), ...KNOWN }),
  stated(['usn.deflator', '1.329', 'ratio', LIMIT], { ...years(2024, 2024), ...KNOWN }),
  stated(['usn.deflator', '1', 'ratio', LIMIT], { ...years(2025, 2025), ...KNOWN }),
  stated(['usn.deflator', '1.09', 'ratio', LIMIT], { ...years(2026, 2026), ...REVIEWED }),
  stated(['usn.limit', '21920000000', 'kopecks', LIMIT], { ...years(2022, 2022), ...KNOWN }),
  stated(['usn.limit', '25140000000', 'kopecks', LIMIT], { ...years(2023, 2023), ...KNOWN }),
  stated(['usn.limit', '26580000000', 'kopecks', LIMIT], { ...years(2024, 2024), ...REVIEWED }),
  stated(['usn.limit', '45000000000', 'kopecks', LIMIT], { ...years(2025, 2025), ...REVIEWED }),
  stated(['usn.limit', '49050000000', 'kopecks', LIMIT], { ...years(2026, 2026), ...REVIEWED }),
  stated(['usn.raised_from', '16440000000', 'kopecks', RAISED], { ...years(2022, 2022), ...KNOWN }),
  stated(['usn.raised_from', '18855000000', 'kopecks', RAISED], { ...years(2023, 2023), ...KNOWN }),
  stated(['usn.raised_from', '19935000000', 'kopecks', RAISED], { ...years(2024, 2024), ...KNOWN }),
  stated(['usn.raised.rate.income', '0.08', 'ratio', RAISED], { ...years(2022, 2024), ...KNOWN }),
  stated(['usn.raised.rate.profit', '0.2', 'ratio', RAISED], { ...years(2022, 2024), ...KNOWN }),
  stated(['usn.assets', '15000000000', 'kopecks', ASSETS], { ...years(2022, 2024), ...REVIEWED }),
  stated(['usn.assets', '20000000000', 'kopecks', ASSETS], { ...years(2025, 2025), ...REVIEWED }),
  stated(['usn.assets', '21800000000', 'kopecks', ASSETS], { ...years(2026, 2026), ...REVIEWED }),
  stated(['usn.staff', '130', 'ratio', STAFF], { ...years(2022, 2026), ...KNOWN }),
  stated(['usn.raised_staff', '100', 'ratio', RAISED], { ...years(2022, 2024), ...KNOWN }),
  // Months of the period whose first day ends the right: a quarter, from 2025 one month.
  stated(['usn.loss_months', '3', 'months', LIMIT], {
    ...years(2022, 2024),
    confidence: 'verified',
    sources: ['разъяснение о пределах 2024 года'],
  }),
  stated(['usn.loss_months', '1', 'months', `${LIMIT} (в ред. 176-ФЗ)`], {
    from: day('2025-01-01'),
    to: null,
    confidence: 'high',
    sources: ['обзор утраты права на УСН в 2025 году'],
  }),
];

const RATES: readonly LawValue[] = [
  stated(['usn.most.rate.income', '0.06', 'ratio', 'НК РФ ст.346.20 п.1'], SINCE_2022),
  stated(['usn.most.rate.profit', '0.15', 'ratio', 'НК РФ ст.346.20 п.2'], SINCE_2022),
  stated(['usn.least.rate.income', '0.01', 'ratio', 'НК РФ ст.346.20 п.1'], SINCE_2022),
  stated(['usn.least.rate.profit', '0.05', 'ratio', 'НК РФ ст.346.20 п.2'], SINCE_2022),
  stated(['usn.minimum.rate', '0.01', 'ratio', 'НК РФ ст.346.18 п.6'], SINCE_2022),
  stated(['usn.deductible_part', '0.5', 'ratio', 'НК РФ ст.346.21 п.3.1'], {
    ...SINCE_2022,
    confidence: 'verified',
    sources: ['обзоры уменьшения налога на взносы'],
  }),
  stated(['usn.quarters_in_year', '4', 'ratio', 'НК РФ ст.346.19'], SINCE_2022),
  stated(['usn.nothing', '0', 'kopecks', 'НК РФ ст.346.21'], SINCE_2022),
];

const VAT_SOURCES = ['обзор пределов освобождения от НДС 2026–2029 годов'];
const VAT = 'НК РФ ст.145 п.1';
const VAT_SPECIAL = 'НК РФ ст.164 п.8';
const VERIFIED_VAT = { confidence: 'verified' as const, sources: VAT_SOURCES };

const VATS: readonly LawValue[] = [
  stated(['usn.vat_threshold', '6000000000', 'kopecks', VAT], {
    ...years(2025, 2025),
    ...REVIEWED,
  }),
  stated(['usn.vat_threshold', '2000000000', 'kopecks', `${VAT} (в ред. 425-ФЗ)`], {
    ...years(2026, 2026),
    ...VERIFIED_VAT,
  }),
  stated(['usn.vat_threshold', '1500000000', 'kopecks', `${VAT} (в ред. 425-ФЗ)`], {
    ...years(2027, 2027),
    ...VERIFIED_VAT,
  }),
  stated(['usn.vat_threshold', '1000000000', 'kopecks', `${VAT} (в ред. 425-ФЗ)`], {
    from: day('2028-01-01'),
    to: null,
    ...VERIFIED_VAT,
  }),
  stated(['usn.vat_five_to', '25000000000', 'kopecks', VAT_SPECIAL], {
    ...years(2025, 2025),
    ...REVIEWED,
  }),
  stated(['usn.vat_five_to', '27250000000', 'kopecks', VAT_SPECIAL], {
    ...years(2026, 2026),
    ...REVIEWED,
  }),
  stated(['usn.vat_seven_to', '45000000000', 'kopecks', VAT_SPECIAL], {
    ...years(2025, 2025),
    ...REVIEWED,
  }),
  stated(['usn.vat_seven_to', '49050000000', 'kopecks', VAT_SPECIAL], {
    ...years(2026, 2026),
    ...REVIEWED,
  }),
  stated(['usn.vat_general.rate', '0.2', 'ratio', 'НК РФ ст.164 п.3'], {
    ...years(2022, 2025),
    ...KNOWN,
  }),
  stated(['usn.vat_general.rate', '0.22', 'ratio', 'НК РФ ст.164 п.3 (в ред. 425-ФЗ)'], {
    from: day('2026-01-01'),
    to: null,
    confidence: 'verified',
    sources: ['разбор 425-ФЗ'],
  }),
];

const PAY = 'НК РФ ст.346.21 п.7';
const NOTICE = 'НК РФ ст.58 п.9';
const BEFORE_2023 = { from: day('2022-01-01'), to: day('2022-12-31'), ...KNOWN };
const SINCE_2023 = {
  from: day('2023-01-01'),
  to: null,
  confidence: 'verified' as const,
  sources: ['таблица налоговой службы о сроках уведомлений'],
};

// Dates of the month of the term; terms go by the day they fall on.
const TERMS: readonly LawValue[] = [
  stated(['usn.advance_day', '25', 'ratio', PAY], BEFORE_2023),
  stated(['usn.advance_day', '28', 'ratio', `${PAY} (в ред. 263-ФЗ)`], SINCE_2023),
  stated(['usn.notice_day', '25', 'ratio', NOTICE], SINCE_2023),
  stated(['usn.return_day', '30', 'ratio', 'НК РФ ст.346.23 п.1'], BEFORE_2023),
  stated(['usn.return_day', '25', 'ratio', 'НК РФ ст.346.23 п.1 (в ред. 263-ФЗ)'], SINCE_2023),
  stated(['usn.year_pay_day', '30', 'ratio', PAY], BEFORE_2023),
  stated(['usn.year_pay_day', '28', 'ratio', `${PAY} (в ред. 263-ФЗ)`], SINCE_2023),
];

export const USN_VALUES = new LawValues([...LIMITS, ...RATES, ...VATS, ...TERMS]);
