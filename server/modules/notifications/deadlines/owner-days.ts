// The lawful days of an owner of things: the notice of a year that is not assessed yet, and the day
// its taxes fall due. Only what the registries say is owned; sums are not guessed.
import { noticeSentBy } from '#law/notice';
import { LawRefusal } from '#law/refusal';
import { assessedYears } from '#modules/assessments';
import { objectsOf, type OwnedObject } from '#modules/property';
import type { Ctx } from '#platform/context';
import { type Day, dayOf, yearOf } from '#primitives/days';
import { type Deadline, deadlineOfNotice, deadlineOfYear } from './deadline.ts';

const taxOf = { building: 'property', land: 'land', vehicle: 'transport' } as const;

/** Whether some part of the year the thing was the person's. */
function isOwnedIn(object: OwnedObject, taxYear: number): boolean {
  const [first, last] = [dayOf(taxYear, 1, 1), dayOf(taxYear, 12, 31)];
  const periods =
    object.family === 'vehicle'
      ? object.facts.ownership.map((one) => ({ from: one.registeredOn, to: one.deregisteredOn }))
      : object.facts.ownership;
  return periods.some(({ from, to }) => from <= last && (to === null || to >= first));
}

/** The last day a notice is sent, if the calendar of that year is known. */
function sentBy(taxYear: number): Day | null {
  try {
    return noticeSentBy(taxYear);
  } catch (error) {
    // Days off of that year are not decreed yet: no day is told rather than a wrong one.
    if (error instanceof LawRefusal && error.code === 'law.calendar_unknown') return null;
    throw error;
  }
}

/** Days of the years that are not assessed yet: the running one and the one before it. */
export async function ownerDays(ctx: Ctx): Promise<Deadline[]> {
  const objects = await objectsOf(ctx);
  const done = await assessedYears(ctx);
  const now = yearOf(ctx.today);
  const open = [now - 1, now].filter((taxYear) => !done.includes(taxYear));
  return open.flatMap((taxYear) => {
    const owned = objects.filter((object) => isOwnedIn(object, taxYear));
    if (owned.length === 0) return [];
    const changedAt = owned
      .map(({ recordedAt }) => recordedAt)
      .sort()
      .at(-1)!;
    const taxes = [...new Set(owned.map(({ family }) => taxOf[family]))];
    const sent = sentBy(taxYear);
    return [
      ...(sent === null ? [] : [deadlineOfNotice(taxYear, sent, changedAt)]),
      ...taxes.flatMap((tax) => deadlineOfYear({ tax, taxYear, changedAt })),
    ];
  });
}
