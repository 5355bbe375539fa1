// A page of people assessed for a year in one transaction: their facts are read together, each is
// decided as `assessYear` decides, and all is written together.
import { ZERO } from '#primitives/money';
import { audit } from '#platform/audit';
import type { Ctx, TaxpayerId } from '#platform/context';
import { forTaxpayer } from '#platform/work';
import { creditsOf, postChargesOfMany } from '#modules/ledger';
import { livesOf } from '#modules/property';
import type { RateBook } from '#modules/tax-rules';
import { alertUnknown } from '../alert-unknown.ts';
import { nextNoticeNumbers, nextUinNumbers } from '../assessment-store.ts';
import {
  changedLines,
  goneLines,
  issue,
  linesOf,
  type Opening,
  openingOf,
  type YearLines,
} from '../decide-year.ts';
import { type Decided, keepPage, listAssessmentsOf, lockYears } from './page-store.ts';

export interface Page {
  people: readonly TaxpayerId[];
  taxYear: number;
  rates: RateBook;
}

export interface PageDone {
  charged: number;
  unknown: number;
  /** People with a charge to be corrected or taken back: seldom, and done one by one. */
  apart: TaxpayerId[];
}

interface Own {
  taxpayerId: TaxpayerId;
  year: YearLines;
  opening: Opening | null;
}

/**
 * Assesses the people of a page. Announces `charge.accrued` for each who gets a notice.
 * Refuses: `ledger.account_frozen`, when one of the accounts is; nothing of the page is done then.
 */
export async function assessPage(ctx: Ctx, page: Page): Promise<PageDone> {
  const { taxYear } = page;
  const { own, apart } = await readPage(ctx, page);
  const decided = await decide(ctx, own);
  const charging = decided.filter(({ charges }) => charges.length > 0);
  if (charging.length > 0) await postChargesOfMany(ctx, charging);
  const added = decided.length > 0 ? await keepPage(ctx, taxYear, decided) : [];
  for (const { taxpayer_id, count } of added) {
    await alertUnknown(await forTaxpayer(ctx, taxpayer_id), taxYear, count);
  }
  if (added.length > 0) await forTaxpayer(ctx, null);
  const charged = decided.reduce((count, { charges }) => count + charges.length, 0);
  const unknown = own.reduce((count, { year }) => count + year.items.length - year.lines.length, 0);
  const context = { taxYear, people: decided.length, charged, unknown };
  await audit(ctx, { action: 'assessments.page', context });
  return { charged, unknown, apart };
}

/** Facts, locks, and what was assessed before; who needs a correction is set apart. */
async function readPage(ctx: Ctx, { people, taxYear, rates }: Page) {
  const lives = await livesOf(ctx, people);
  const told = [...lives.keys()];
  await lockYears(ctx, told, taxYear);
  const before = await listAssessmentsOf(ctx, told, taxYear);
  const credits = await creditsOf(ctx, told);
  const own: Own[] = [];
  const apart: TaxpayerId[] = [];
  for (const [taxpayerId, life] of lives) {
    const known = before.get(taxpayerId) ?? [];
    const year = linesOf({ ...life, rates }, known, { taxYear, today: ctx.today });
    if (changedLines(year).length > 0 || goneLines(year, known).length > 0) apart.push(taxpayerId);
    else {
      own.push({ taxpayerId, year, opening: openingOf(year, credits.get(taxpayerId) ?? ZERO) });
    }
  }
  return { own, apart };
}

/** Gives out the official numbers, as many as the whole page needs. */
async function decide(ctx: Ctx, own: readonly Own[]): Promise<Decided[]> {
  const openings = own.flatMap(({ opening }) => opening ?? []);
  const notices = openings.filter(({ needsNotice }) => needsNotice).length;
  const noticeNumbers = await nextNoticeNumbers(ctx, notices);
  const payable = openings.reduce((count, one) => count + one.payable.length, 0);
  const uinNumbers = await nextUinNumbers(ctx, payable);
  return own.map(({ taxpayerId, year: { items }, opening }) => {
    const nothing = { charges: [], notice: null, versions: [] };
    if (opening === null) return { taxpayerId, items, ...nothing };
    const noticeNumber = opening.needsNotice ? noticeNumbers.shift()! : null;
    const numbers = uinNumbers.splice(0, opening.payable.length);
    return { taxpayerId, items, ...issue(opening, { noticeNumber, uinNumbers: numbers }) };
  });
}
