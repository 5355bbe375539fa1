// Kinds of taxable objects, and what the law hangs on a kind.

export type PropertyKind =
  | 'flat'
  | 'flat_part'
  | 'room'
  | 'house'
  | 'house_part'
  | 'single_complex'
  | 'unfinished_housing'
  | 'garage'
  | 'parking'
  /** Outbuilding of at most 50 m² on land for a home, garden or household. */
  | 'outbuilding'
  /** Studio, workshop, private museum (ст.407 п.4 пп.4). */
  | 'studio'
  /** Objects of the lists of ст.378.2. */
  | 'commercial'
  | 'other';

/**
 * The deduction of ст.403 п.3–5: a flat or part of a house 20 m², a room or part of a flat
 * 10 m², a house 50 m².
 */
export function deductionKey(kind: PropertyKind): string | null {
  if (kind === 'flat' || kind === 'house_part') return 'property.deduction.flat';
  if (kind === 'room' || kind === 'flat_part') return 'property.deduction.room';
  return kind === 'house' ? 'property.deduction.house' : null;
}

/** ст.403 п.6.1: 7 m² a child for a house or a part of one, 5 m² for a flat, its part, a room. */
export function childDeductionKey(kind: PropertyKind): string {
  return kind === 'house' || kind === 'house_part'
    ? 'property.child_deduction.house'
    : 'property.child_deduction.flat';
}

export function isHousing(kind: PropertyKind): boolean {
  return deductionKey(kind) !== null;
}

/** The kinds of ст.407 п.4, of which one object each is free of tax. */
export type BenefitGroup = 'flat' | 'house' | 'studio' | 'outbuilding' | 'garage';

export function benefitGroup(kind: PropertyKind): BenefitGroup | null {
  if (kind === 'flat' || kind === 'flat_part' || kind === 'room') return 'flat';
  if (kind === 'house' || kind === 'house_part') return 'house';
  if (kind === 'garage' || kind === 'parking') return 'garage';
  return kind === 'studio' || kind === 'outbuilding' ? kind : null;
}
