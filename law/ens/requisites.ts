// Requisites of the single tax payment (ЕНП) as dated values. An operator confirms them before
// real payments: КПП and purpose rest on single sources.
import { type Day, addDays, day, isDayWithin } from '#primitives/days';
import { LawRefusal } from '../refusal.ts';
import type { RuleEdition } from '../rule.ts';
import type { Confidence } from '../trace.ts';
import { isUnverified } from '../values.ts';

export interface Requisites {
  readonly payee: string;
  readonly payeeInn: string;
  readonly payeeKpp: string;
  /** As payment orders carry it. */
  readonly bankName: string;
  /** At most 45 characters, as the payment QR carries it. */
  readonly qrBankName: string;
  readonly bik: string;
  readonly correspondentAccount: string;
  readonly account: string;
  readonly kbk: string;
  readonly oktmo: string;
  /** 13: a person or sole proprietor. */
  readonly payerStatus: string;
  readonly purpose: string;
  readonly isVerified: boolean;
}

type Field = Exclude<keyof Requisites, 'isVerified'>;

interface Entry {
  readonly field: Field;
  readonly value: string;
  readonly from: Day;
  readonly to: Day | null;
  readonly confidence: Confidence;
}

const START = day('2023-01-01');

function always(field: Field, value: string): Entry {
  return { field, value, from: START, to: null, confidence: 'verified' };
}

/** The older value to the day before, the newer one from the day on. */
function changed(
  field: Field,
  days: [to: string, from: string],
  values: [string, string],
): Entry[] {
  const [older, newer] = values;
  return [
    { field, value: older, from: START, to: day(days[0]), confidence: 'verified' },
    { field, value: newer, from: day(days[1]), to: null, confidence: 'verified' },
  ];
}

function unconfirmed(records: Entry[]): Entry[] {
  return records.map((record) =>
    record.to === null ? { ...record, confidence: 'medium' } : record,
  );
}

const ENTRIES: readonly Entry[] = [
  always('payee', 'Казначейство России (ФНС России)'),
  always('payeeInn', '7727406020'),
  ...unconfirmed(changed('payeeKpp', ['2025-12-04', '2025-12-05'], ['770801001', '770701001'])),
  ...changed(
    'bankName',
    ['2025-10-26', '2025-10-27'],
    [
      'ОТДЕЛЕНИЕ ТУЛА БАНКА РОССИИ//УФК по Тульской области, г Тула',
      'ОКЦ № 7 ГУ Банка России по ЦФО//УФК по Тульской области, г Тула',
    ],
  ),
  ...changed(
    'qrBankName',
    ['2025-10-26', '2025-10-27'],
    ['ОТДЕЛЕНИЕ ТУЛА БАНКА РОССИИ', 'ОКЦ № 7 ГУ Банка России по ЦФО'],
  ),
  always('bik', '017003983'),
  always('correspondentAccount', '40102810445370000059'),
  always('account', '03100643000000018500'),
  always('kbk', '18201061201010000510'),
  always('oktmo', '0'),
  always('payerStatus', '13'),
  ...unconfirmed(
    changed('purpose', ['2026-03-31', '2026-04-01'], ['Единый налоговый платеж', 'ЕНП']),
  ),
];

const STARTS = [...new Set(ENTRIES.map(({ from }) => from))].sort();

/** The days from which some requisite is another, for a list of rules. */
export const REQUISITES_EDITIONS: readonly RuleEdition[] = STARTS.map((from, place) => {
  const next = STARTS[place + 1];
  const now = ENTRIES.filter((one) => one.from === from);
  return {
    from,
    to: next === undefined ? null : addDays(next, -1),
    law: 'сообщения ФНС и Казначейства России',
    note: now.map(({ field }) => field).join(', '),
    isUnverified: now.some(({ confidence }) => isUnverified(confidence)),
  };
});

/** Refuses `law.requisites_unknown` before 2023. */
export function enpRequisitesOn(on: Day): Requisites {
  const now = ENTRIES.filter((record) => isDayWithin(on, record.from, record.to));
  if (now.length === 0) throw new LawRefusal('law.requisites_unknown', { day: on });
  const fields = Object.fromEntries(now.map(({ field, value }) => [field, value]));
  return {
    ...(fields as Omit<Requisites, 'isVerified'>),
    isVerified: !now.some(({ confidence }) => isUnverified(confidence)),
  };
}
