// The taxes of one person for one year: reckoned from the registries' facts, charged by a notice; a
// changed fact corrects, it never edits. Doing it again changes nothing.
import { taxNoticeDueOn } from '#law/calendar/calendar';
import { noticeFloor, noticeSentBy } from '#law/notice';
import { LawRefusal } from '#law/refusal';
import { addDays, type Day, yearOf } from '#primitives/days';
import { kopecks, sum, ZERO } from '#primitives/money';
import { raiseAlert } from '#platform/audit';
import type { Ctx } from '#platform/context';
import { planDue } from '#platform/due';
import { announce } from '#platform/events';
import { newId } from '#platform/ids';
import { correctCharge, currentHeader, type NewCharge, postCharges } from '#modules/ledger';
import { circumstancesOf, objectsOf } from '#modules/property';
import { ratesOf } from '#modules/tax-rules';
import {
  type Assessment,
  insertAssessments,
  insertNotice,
  listAssessments,
  lockYear,
  markAssessed,
  type NewAssessment,
  nextNoticeNumber,
  nextUinNumbers,
  upsertUnknown,
} from './assessment-store.ts';
import { kbkOf, uinOf } from './charge-codes.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Life, Reckoned, TaxItem, Unknown } from './tax-item.ts';
import { reckonYear } from './tax-year.ts';

export interface AssessedYear {
  taxYear: number;
  charged: number;
  corrected: number;
  unknown: number;
}

type Known = TaxItem & { outcome: Reckoned };

/** What a line of the year becomes. */
interface Line {
  item: Known;
  before: Assessment | undefined;
}

/** Days on which a year's charges count from and are due. */
interface Terms {
  taxYear: number;
  chargedOn: Day;
  dueOn: Day;
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
  const terms = termsOf(ctx, taxYear);
  const items = reckonYear(life, taxYear).map((item) =>
    'dueOn' in terms ? item : { ...item, outcome: terms },
  );
  const known = items.filter((item): item is Known => item.outcome.isKnown);
  const before = await listAssessments(ctx, taxYear);
  const lines = known.map((item): Line => ({
    item,
    before: before.find((one) => one.tax === item.tax && one.objectId === item.objectId),
  }));
  const corrected = 'dueOn' in terms ? await correctLines(ctx, lines, terms) : 0;
  const charged = 'dueOn' in terms ? await chargeLines(ctx, lines, terms) : 0;
  await withdrawGone(ctx, { before, items });
  const added = await upsertUnknown(ctx, taxYear, items);
  if (added > 0) await alertUnknown(ctx, taxYear, added);
  await markAssessed(ctx, taxYear);
  return { taxYear, charged, corrected, unknown: items.length - known.length };
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

/**
 * A notice leaves not later than 30 working days before the due day (НК РФ ст.52 п.2). Beyond the
 * known calendar there is no due day, and nothing can be charged.
 */
function termsOf(ctx: Ctx, taxYear: number): Terms | Unknown {
  try {
    const sentBy = noticeSentBy(taxYear);
    const chargedOn = ctx.today < sentBy ? ctx.today : sentBy;
    return { taxYear, chargedOn, dueOn: taxNoticeDueOn(taxYear) };
  } catch (error) {
    if (!(error instanceof LawRefusal)) throw error;
    return { isKnown: false, code: error.code, args: error.args };
  }
}

/** Lines charged before whose sum or facts have changed. */
async function correctLines(ctx: Ctx, lines: readonly Line[], terms: Terms): Promise<number> {
  let corrected = 0;
  for (const { item, before } of lines) {
    if (!before?.chargeId || isSame(item, before)) continue;
    const { amountKopecks } = item.outcome;
    let chargeId: string | null = before.chargeId;
    if (amountKopecks !== before.amountKopecks) {
      const paper = { ...terms, noticeNumber: null };
      const [replacement] = amountKopecks > 0 ? await newCharges(ctx, [item], paper) : [];
      await correctCharge(ctx, { chargeId: before.chargeId, replacement: replacement ?? null });
      if (replacement) await planPenalty(ctx, replacement);
      chargeId = replacement?.chargeId ?? null;
      corrected += 1;
    }
    await insertAssessments(ctx, [versionOf(item, { terms, before, chargeId })]);
  }
  return corrected;
}

/** Lines that stand for no charge yet: one notice makes them all, if one is made at all. */
async function chargeLines(ctx: Ctx, lines: readonly Line[], terms: Terms): Promise<number> {
  const open = lines.filter(({ before }) => !before?.chargeId);
  if (open.length === 0) return 0;
  const payable = open.map(({ item }) => item).filter((item) => item.outcome.amountKopecks > 0);
  const floor = noticeFloor({
    taxYear: terms.taxYear,
    totalKopecks: sum(lines.map(({ item }) => item.outcome.amountKopecks)),
    creditKopecks: kopecks(Math.max(0, (await currentHeader(ctx)).freeKopecks)),
    isLastYear: yearOf(ctx.today) - terms.taxYear >= 3,
  });
  // Money that covers the tax spares the paper, not the charge; a sum below the floor waits.
  const isCharged = floor.isSent || floor.reason === 'covered_by_credit';
  const noticeNumber = floor.isSent && payable.length > 0 ? await nextNoticeNumber(ctx) : null;
  const charges = isCharged ? await newCharges(ctx, payable, { ...terms, noticeNumber }) : [];
  const versions = open.map(({ item, before }) => {
    const chargeId = charges[payable.indexOf(item)]?.chargeId ?? null;
    return { item, before, version: versionOf(item, { terms, before, chargeId }) };
  });
  const fresh = versions.filter(
    ({ item, before, version }) => !isSame(item, before) || version.chargeId !== null,
  );
  if (fresh.length > 0)
    await insertAssessments(
      ctx,
      fresh.map(({ version }) => version),
    );
  if (charges.length === 0) return 0;
  await postCharges(ctx, charges);
  for (const charge of charges) await planPenalty(ctx, charge);
  await tellNotice(ctx, { charges, terms, noticeNumber });
  return charges.length;
}

async function tellNotice(
  ctx: Ctx,
  of: { charges: NewCharge[]; terms: Terms; noticeNumber: string | null },
): Promise<void> {
  const { charges, terms, noticeNumber } = of;
  const chargeIds = charges.map(({ chargeId }) => chargeId);
  const totalKopecks = sum(charges.map(({ amountKopecks }) => amountKopecks));
  const { taxYear, chargedOn: madeOn, dueOn } = terms;
  if (noticeNumber !== null) {
    const notice = { number: noticeNumber, taxYear, madeOn, dueOn, totalKopecks, chargeIds };
    await insertNotice(ctx, notice);
  }
  await announce(ctx, {
    type: 'charge.accrued',
    topics: ['account', 'property'],
    data: { noticeNumber, taxYear, dueOn, totalKopecks, count: charges.length, chargeIds },
  });
}

/** An object the registry no longer gives this year to the person: its charge is taken back. */
async function withdrawGone(
  ctx: Ctx,
  of: { before: readonly Assessment[]; items: readonly TaxItem[] },
): Promise<void> {
  for (const one of of.before) {
    const stands = of.items.some((item) => item.tax === one.tax && item.objectId === one.objectId);
    if (stands || one.chargeId === null) continue;
    await correctCharge(ctx, { chargeId: one.chargeId, replacement: null });
    const nothing = { amountKopecks: ZERO, unverified: false, trace: null, chargeId: null };
    const fingerprint = Buffer.alloc(0);
    await insertAssessments(ctx, [{ ...one, ...nothing, fingerprint, version: one.version + 1 }]);
  }
}

const isSame = (item: Known, before: Assessment | undefined): boolean =>
  before !== undefined && fingerprintOf(item.outcome.trace).equals(before.fingerprint);

async function newCharges(
  ctx: Ctx,
  items: readonly Known[],
  terms: Terms & { noticeNumber: string | null },
): Promise<NewCharge[]> {
  const numbers = await nextUinNumbers(ctx, items.length);
  return items.map(({ tax, objectId, title, oktmo, outcome }, place) => ({
    chargeId: newId(),
    class: 'tax',
    tax,
    taxYear: terms.taxYear,
    subjectOfTax: title,
    objectId,
    noticeNumber: terms.noticeNumber,
    oktmo,
    kbk: kbkOf(tax, oktmo),
    uin: uinOf(yearOf(terms.chargedOn), numbers[place]!),
    dueOn: terms.dueOn,
    chargedOn: terms.chargedOn,
    amountKopecks: outcome.amountKopecks,
    unverified: outcome.trace.unverified,
  }));
}

function versionOf(
  item: Known,
  of: { terms: Terms; before: Assessment | undefined; chargeId: string | null },
): NewAssessment {
  const { trace, amountKopecks } = item.outcome;
  return {
    taxYear: of.terms.taxYear,
    tax: item.tax,
    objectId: item.objectId,
    version: (of.before?.version ?? 0) + 1,
    amountKopecks,
    unverified: trace.unverified,
    fingerprint: fingerprintOf(trace),
    trace,
    chargeId: of.chargeId,
  };
}

/** From the day after the due day an unpaid rest bears a penalty. */
function planPenalty(ctx: Ctx, charge: NewCharge): Promise<void> {
  const dueOn = addDays(charge.dueOn, 1);
  const key = `${charge.chargeId}:${dueOn}`;
  const data = { principalId: charge.chargeId };
  return planDue(ctx, { kind: 'assessments.penalty', key, dueOn, data });
}

async function alertUnknown(ctx: Ctx, taxYear: number, count: number): Promise<void> {
  await raiseAlert(ctx, {
    kind: 'assessments.unknown',
    severity: 'warning',
    ru: `Налог за ${taxYear} год не посчитан, сведений нет: объектов ${count}. Загрузите ставки.`,
    en: `A tax of ${taxYear} was not reckoned for ${count} objects: load the missing rates.`,
    details: { taxYear, count },
  });
}
