// A charge: what the assessments hand over, and how it is called in words.
import type { Day } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import type { Charge } from './contract.ts';

export type { Charge } from './contract.ts';
export type ChargeClass = Charge['class'];
export type TaxKind = Charge['tax'];

/** A new obligation; its id is made by the author, so that posting it again changes nothing. */
export interface NewCharge {
  chargeId: string;
  class: ChargeClass;
  tax: TaxKind;
  taxYear: number;
  /** What is taxed, in the words of the registry. */
  subjectOfTax: string;
  objectId: string | null;
  noticeNumber: string | null;
  oktmo: string;
  /** Null where none is described for the kind of place. */
  kbk: string | null;
  uin: string | null;
  dueOn: Day;
  /** The day the obligation counts from: that of the notice. */
  chargedOn: Day;
  amountKopecks: Kopecks;
  unverified: boolean;
}

/** Part of a payment that one charge got. */
export interface Cover {
  chargeId: string;
  title: string;
  dueOn: Day;
  settledKopecks: Kopecks;
  reservedKopecks: Kopecks;
}

const taxNames: Record<TaxKind, string> = {
  property: 'Налог на имущество',
  land: 'Земельный налог',
  transport: 'Транспортный налог',
};

export type Titled = Pick<Charge, 'class' | 'tax' | 'taxYear' | 'subjectOfTax'>;

/**
 * «Налог на имущество за 2025 год», «Пени: земельный налог за 2024 год»; for papers, hence Russian.
 */
export function taxTitle(charge: Omit<Titled, 'subjectOfTax'>): string {
  const name = `${taxNames[charge.tax]} за ${charge.taxYear} год`;
  const lead = { tax: '', penalty: 'Пени', interest: 'Проценты', fine: 'Штраф' }[charge.class];
  return lead === '' ? name : `${lead}: ${name[0]!.toLowerCase()}${name.slice(1)}`;
}

/** The title with what is taxed. */
export function chargeTitle(charge: Titled): string {
  return `${taxTitle(charge)} — ${charge.subjectOfTax}`;
}
