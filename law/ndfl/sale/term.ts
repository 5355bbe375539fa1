// When a sale is free of tax: held for the minimum term (ст.217 п.17.1, 217.1), or a family with
// children moves to a larger or dearer home (ст.217.1 п.2.1).
import { type Day, addMonths, dayOf, daysBetween, yearOf } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import { type Fraction, compare } from '../../fraction.ts';
import { LawRefusal } from '../../refusal.ts';
import type { Edition } from '../../values.ts';
import { NDFL_VALUES } from '../values.ts';

export type SoldKind = 'housing' | 'land' | 'otherRealEstate' | 'movable';

export type Acquisition =
  | 'purchase'
  | 'gift'
  | 'inheritance'
  | 'family_gift'
  | 'privatisation'
  | 'annuity';

export interface Holding {
  readonly kind: SoldKind;
  readonly acquisition: Acquisition;
  /** Registration; full payment under ДДУ; the death for an inheritance. */
  readonly acquiredOn: Day;
  /** Registration of the new owner's right. */
  readonly soldOn: Day;
  /** Other housing owned on the day of sale, by the day of its purchase; null: not only home. */
  readonly otherHomesBoughtOn?: readonly Day[] | null;
  /** Where the law of the region has cut the five years (ст.217.1 п.6). */
  readonly regionalYears?: number;
}

const SHORT: readonly Acquisition[] = ['inheritance', 'family_gift', 'privatisation', 'annuity'];

/** The only home: other homes are overlooked when bought within 90 days before (since 2020). */
function isOnlyHome(holding: Holding, law: Edition): boolean {
  const days = law.find('ndfl.sale.only_home_days');
  const others = holding.otherHomesBoughtOn;
  if (days === undefined || others == null || holding.kind !== 'housing') return false;
  return others.every((boughtOn) => {
    const before = daysBetween(boughtOn, holding.soldOn);
    return before >= 0 && before <= Number(days.value);
  });
}

/** Years of ownership after which a sale is free of tax. */
export function minimumYears(holding: Holding): number {
  const law = NDFL_VALUES.ofYear(yearOf(holding.soldOn));
  const years = (key: string): number => Number(law.get(`ndfl.sale.${key}`).value);
  if (holding.kind === 'movable') return years('term_movable');
  if (SHORT.includes(holding.acquisition) || isOnlyHome(holding, law)) return years('term_short');
  return Math.min(holding.regionalYears ?? years('term'), years('term'));
}

/** The first day a sale is free of tax: the same date so many years later (ст.6.1 п.3). */
export function freeFrom(holding: Holding): Day {
  return addMonths(holding.acquiredOn, minimumYears(holding) * 12);
}

/** Refuses `law.ndfl_sale_before_purchase`. */
export function isHeldLong(holding: Holding): boolean {
  const { acquiredOn, soldOn } = holding;
  if (soldOn < acquiredOn) throw new LawRefusal('law.ndfl_sale_before_purchase', { soldOn });
  return soldOn >= freeFrom(holding);
}

export interface FamilyMove {
  /** Under 18, or under 24 and studying full time, on the day of sale. */
  readonly children: number;
  readonly soldOn: Day;
  readonly boughtOn: Day;
  readonly oldArea: Fraction;
  readonly newArea: Fraction;
  readonly oldCadastralKopecks: Kopecks;
  readonly newCadastralKopecks: Kopecks;
  /** The family's part in other homes larger than the new one; zero without any. */
  readonly otherHomeShare: Fraction;
}

/** ст.217.1 п.2.1, income from 2021 on. */
export function isFamilyMove(move: FamilyMove): boolean {
  const year = yearOf(move.soldOn);
  const law = NDFL_VALUES.ofYear(year);
  const children = law.find('ndfl.sale.family_children');
  const most = law.find('ndfl.sale.family_cadastral');
  const part = law.find('ndfl.sale.family_other_home');
  if (children === undefined || most === undefined || part === undefined) return false;
  const isBought = move.boughtOn >= dayOf(year, 1, 1) && move.boughtOn <= dayOf(year + 1, 4, 30);
  const isBetter =
    compare(move.newArea, move.oldArea) > 0 || move.newCadastralKopecks > move.oldCadastralKopecks;
  return (
    move.children >= Number(children.value) &&
    isBought &&
    isBetter &&
    move.oldCadastralKopecks <= Number(most.value) &&
    compare(move.otherHomeShare, part.fraction) <= 0
  );
}
