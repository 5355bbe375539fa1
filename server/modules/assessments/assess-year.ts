// The taxes of one person for one year: reckoned from the registries' facts, charged by a notice; a
// changed fact corrects, it never edits. Doing it again changes nothing.
import { kopecks, type Kopecks, ZERO } from '#primitives/money';
import type { Ctx } from '#platform/context';
import { planDue } from '#platform/due';
import { announce } from '#platform/events';
import { correctCharge, currentHeader, postCharges } from '#modules/ledger';
import { circumstancesOf, objectsOf } from '#modules/property';
import { ratesOf } from '#modules/tax-rules';
import { alertUnknown } from './alert-unknown.ts';
import {
  type Assessment,
  insertAssessments,
  insertNotice,
  listAssessments,
  lockYear,
  markAssessed,
  nextNoticeNumbers,
  nextUinNumbers,
  upsertUnknown,
} from './assessment-store.ts';
import {
  accruedOf,
  changedLines,
  chargeOf,
  goneLines,
  issue,
  type Line,
  linesOf,
  openingOf,
  penaltyPlanOf,
  type Terms,
  versionOf,
  type YearLines,
} from './decide-year.ts';
import type { Life } from './tax-item.ts';

export interface AssessedYear {
  taxYear: number;
  charged: number;
  corrected: number;
  unknown: number;
}

/**
 * Assesses a year of the transaction's taxpayer; undefined while the registries have not all
 * answered.
 * Announces `charge.accrued` when a notice is made. Refuses: `ledger.account_frozen`.
 */
export async function assessYear(ctx: Ctx, taxYear: number): Promise<AssessedYear | undefined> {
  const life = await readLife(ctx);
  if (life === undefined) return undefined;
  await lockYear(ctx, taxYear);
  const before = await listAssessments(ctx, taxYear);
  const year = linesOf(life, before, { taxYear, today: ctx.today });
  const corrected = await correctLines(ctx, year);
  const charged = await chargeLines(ctx, year);
  await withdrawGone(ctx, goneLines(year, before));
  const added = await upsertUnknown(ctx, taxYear, year.items);
  if (added > 0) await alertUnknown(ctx, taxYear, added);
  await markAssessed(ctx, taxYear);
  return { taxYear, charged, corrected, unknown: year.items.length - year.lines.length };
}

async function readLife(ctx: Ctx): Promise<Life | undefined> {
  const circumstances = await circumstancesOf(ctx);
  if (circumstances === undefined) return undefined;
  const objects = await objectsOf(ctx);
  const rates = await ratesOf(
    ctx,
    objects.map(({ facts }) => facts.oktmo),
  );
  return { objects, circumstances, rates };
}

/** Lines charged before whose sum or facts have changed. */
async function correctLines(ctx: Ctx, year: YearLines): Promise<number> {
  let corrected = 0;
  for (const line of changedLines(year)) {
    const terms = year.terms!;
    const { chargeId, amountKopecks } = line.before!;
    const isOtherSum = line.item.outcome.amountKopecks !== amountKopecks;
    const standing = isOtherSum ? await correct(ctx, line, terms) : chargeId;
    if (isOtherSum) corrected += 1;
    await insertAssessments(ctx, [versionOf(line, { terms, chargeId: standing })]);
  }
  return corrected;
}

/** Answers the charge that takes the place of the wrong one; null: nothing is owed. */
async function correct(ctx: Ctx, { item, before }: Line, terms: Terms): Promise<string | null> {
  const chargeId = before!.chargeId!;
  if (item.outcome.amountKopecks === 0) {
    await correctCharge(ctx, { chargeId, replacement: null });
    return null;
  }
  const [uinNumber] = (await nextUinNumbers(ctx, 1)) as [number];
  const replacement = chargeOf(item, { terms, noticeNumber: null, uinNumber });
  await correctCharge(ctx, { chargeId, replacement });
  await planDue(ctx, penaltyPlanOf(replacement));
  return replacement.chargeId;
}

/** Lines that stand for no charge yet: one notice makes them all, if one is made at all. */
async function chargeLines(ctx: Ctx, year: YearLines): Promise<number> {
  const opening = openingOf(year, await credit(ctx));
  if (opening === null) return 0;
  const [noticeNumber = null] = await nextNoticeNumbers(ctx, opening.needsNotice ? 1 : 0);
  const { charges, notice, versions } = issue(opening, {
    noticeNumber,
    uinNumbers: await nextUinNumbers(ctx, opening.payable.length),
  });
  if (versions.length > 0) await insertAssessments(ctx, versions);
  if (charges.length === 0) return 0;
  await postCharges(ctx, charges);
  for (const charge of charges) await planDue(ctx, penaltyPlanOf(charge));
  if (notice !== null) await insertNotice(ctx, notice);
  await announce(ctx, {
    type: 'charge.accrued',
    topics: ['account', 'property'],
    data: accruedOf(charges),
  });
  return charges.length;
}

const credit = async (ctx: Ctx): Promise<Kopecks> =>
  kopecks(Math.max(0, (await currentHeader(ctx)).freeKopecks));

/** An object the registry no longer gives this year to the person: its charge is taken back. */
async function withdrawGone(ctx: Ctx, gone: readonly Assessment[]): Promise<void> {
  for (const one of gone) {
    await correctCharge(ctx, { chargeId: one.chargeId!, replacement: null });
    const nothing = { amountKopecks: ZERO, unverified: false, trace: null, chargeId: null };
    const fingerprint = Buffer.alloc(0);
    await insertAssessments(ctx, [{ ...one, ...nothing, fingerprint, version: one.version + 1 }]);
  }
}
