// ст.407 п.3–7: one object of each kind is free of tax; the owner chooses by 31 December of the
// tax year, otherwise the object with the largest tax is taken.
import type { Kopecks } from '#primitives/money';
import { type BenefitGroup, type PropertyKind, benefitGroup } from './object.ts';
import { LUXURY_VALUE_KOPECKS } from './values.ts';

export interface BenefitCandidate {
  readonly id: string;
  readonly kind: PropertyKind;
  readonly cadastralValueKopecks: Kopecks;
  /** Tax of the year without the benefit. */
  readonly taxKopecks: Kopecks;
  readonly isBusiness?: boolean;
}

function isEligible(candidate: BenefitCandidate): boolean {
  return (
    candidate.isBusiness !== true &&
    candidate.cadastralValueKopecks <= LUXURY_VALUE_KOPECKS &&
    benefitGroup(candidate.kind) !== null
  );
}

/** Larger tax first, then the larger value, then the id, so that the choice is repeatable. */
function byTax(left: BenefitCandidate, right: BenefitCandidate): number {
  if (left.taxKopecks !== right.taxKopecks) return right.taxKopecks - left.taxKopecks;
  if (left.cadastralValueKopecks !== right.cadastralValueKopecks) {
    return right.cadastralValueKopecks - left.cadastralValueKopecks;
  }
  return left.id < right.id ? -1 : 1;
}

/**
 * Ids of the objects the benefit falls on, at most one of each kind. `chosen` are the ids of the
 * owner's notice (КНД 1150040); one that is not eligible, or a second of its kind, is passed over.
 */
export function chooseBenefitObjects(
  candidates: readonly BenefitCandidate[],
  chosen: readonly string[] = [],
): string[] {
  const byGroup = new Map<BenefitGroup, BenefitCandidate>();
  const eligible = candidates.filter(isEligible);
  const noticed = chosen.flatMap((id) => eligible.filter((candidate) => candidate.id === id));
  for (const candidate of [...noticed, ...[...eligible].sort(byTax)]) {
    const group = benefitGroup(candidate.kind);
    if (group !== null && !byGroup.has(group)) byGroup.set(group, candidate);
  }
  return [...byGroup.values()].map(({ id }) => id);
}
