// A charge: what the assessments hand over, and how it is called in words.
import type { Day } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import { formatPeriod, parsePeriod, type Period } from '#primitives/periods';
import type { Charge } from './contract.ts';

export type { Charge } from './contract.ts';
export type ChargeClass = Charge['class'];
export type TaxKind = Charge['tax'];
export type ChargeSource = NonNullable<Charge['source']>;

/** A new obligation; its id is made by the author, so that posting it again changes nothing. */
export interface NewCharge {
  chargeId: string;
  class: ChargeClass;
  tax: TaxKind;
  taxYear: number;
  /** A period of the tax year (primitives/periods); absent: the whole year. */
  period?: string;
  /** What is taxed, in the words of the registry. */
  subjectOfTax: string;
  objectId: string | null;
  noticeNumber: string | null;
  /** The document it follows from; absent: the notice, where there is one. */
  source?: ChargeSource;
  oktmo: string;
  /** Null where none is described for the kind of place. */
  kbk: string | null;
  uin: string | null;
  dueOn: Day;
  /** The day the obligation counts from: that of the notice. */
  chargedOn: Day;
  amountKopecks: Kopecks;
  unverified: boolean;
  /** Outside the single account (НК РФ ст.11.3 п.1): a state duty, a levy paid apart. */
  isApart?: boolean;
}

/** Part of a payment that one charge got. */
export interface Cover {
  chargeId: string;
  title: string;
  dueOn: Day;
  settledKopecks: Kopecks;
  reservedKopecks: Kopecks;
}

export const taxNames: Record<TaxKind, string> = {
  property: 'Налог на имущество',
  land: 'Земельный налог',
  transport: 'Транспортный налог',
  ndfl: 'НДФЛ',
  ndfl_agent: 'НДФЛ налогового агента',
  npd: 'НПД',
  usn: 'УСН',
  patent: 'Патент',
  contributions: 'Страховые взносы',
  duty: 'Госпошлина',
  other: 'Иной платёж',
};

/** Taxes whose parts of a year are advances, not taxes of a period of their own. */
const paidInAdvance: readonly TaxKind[] = ['ndfl', 'usn'];

export type Titled = Pick<Charge, 'class' | 'tax' | 'taxYear' | 'period' | 'subjectOfTax'>;

/** «за 2025 год», «, аванс за 1 квартал 2026 года», «за март 2026 года». */
function forPeriod({ tax, taxYear, period: code }: Omit<Titled, 'subjectOfTax'>): string {
  // A duty is for an act, not for a period.
  if (tax === 'duty') return '';
  const parsed = parsePeriod(code);
  if (!parsed.ok || parsed.value.kind === 'year') return ` за ${taxYear} год`;
  const advance = paidInAdvance.includes(tax) ? ', аванс' : '';
  return `${advance} за ${partOfYear(parsed.value)} ${taxYear} года`;
}

function partOfYear({ kind, number, year }: Period): string {
  if (kind === 'quarter') return `${number} квартал`;
  if (kind === 'half_year') return 'полугодие';
  if (kind === 'nine_months') return '9 месяцев';
  return formatPeriod({ kind, number, year }).split(' ')[0]!;
}

const abbreviated = /^(НДФЛ|НПД|УСН)/u;

/**
 * «Налог на имущество за 2025 год», «УСН, аванс за 1 квартал 2026 года», «Пени: земельный налог за
 * 2024 год»; for papers, hence Russian.
 */
export function taxTitle(charge: Omit<Titled, 'subjectOfTax'>): string {
  const name = `${taxNames[charge.tax]}${forPeriod(charge)}`;
  const lead = { tax: '', penalty: 'Пени', interest: 'Проценты', fine: 'Штраф' }[charge.class];
  if (lead === '') return name;
  const tail = abbreviated.test(name) ? name : `${name[0]!.toLowerCase()}${name.slice(1)}`;
  return `${lead}: ${tail}`;
}

/** The title with what is taxed. */
export function chargeTitle(charge: Titled): string {
  return `${taxTitle(charge)} — ${charge.subjectOfTax}`;
}
