// A row that is a charge: checked against the codes of the law and handed to the assessments.
import {
  isNewCharge,
  type LoadedBook,
  type LoadedMessage,
  openLoadedBook,
  postLoadedCharges,
  type TakenCharge,
  takeLoadedCharge,
} from '#modules/assessments';
import type { Ctx } from '#platform/context';
import { parseOktmo } from '#primitives/identifiers/oktmo';
import type { ChargeFacts } from './file/line.ts';
import { isPairRight, TAX_SERVICE, taxOfKbk } from './kbk-tax.ts';
import { dueDayOf, periodOf } from './period-of-field.ts';
import { type LookCode, type Verdict, verdictOfNotTaken, type Warning } from './row.ts';

export interface ChargeRow {
  facts: ChargeFacts;
  source: LoadedMessage['source'];
}

export interface ChargeVerdict extends Verdict {
  /** What was made of it, for looking ahead. */
  made?: Extract<TakenCharge, { outcome: 'taken' }>;
  message?: LoadedMessage;
}

/** What the rows of one person say of charges, read from the account at once. */
export function openBook(ctx: Ctx, rows: readonly ChargeRow[]): Promise<LoadedBook> {
  return openLoadedBook(
    ctx,
    rows.map(({ facts }) => facts.uin),
  );
}

/** The row makes a charge and touches no other one. */
export function isNew(book: LoadedBook, row: ChargeRow): boolean {
  const message = messageOf(row);
  return typeof message !== 'string' && isNewCharge(book, message);
}

/** Takes rows that are new charges, each of an УИН of its own, together. */
export async function takeNewCharges(
  ctx: Ctx,
  book: LoadedBook,
  rows: readonly ChargeRow[],
): Promise<ChargeVerdict[]> {
  const messages = rows.map(messageOf).filter((one) => typeof one !== 'string');
  const taken = await postLoadedCharges(ctx, book, messages);
  return taken.map((one, place) => verdictOf(one, messages[place]!));
}

/** Takes the charge for the transaction's taxpayer. Refuses what the ledger refuses. */
export async function takeCharge(
  ctx: Ctx,
  book: LoadedBook,
  row: ChargeRow,
): Promise<ChargeVerdict> {
  const message = messageOf(row);
  if (typeof message === 'string') return { outcome: 'look', code: message, args: argsOf(row) };
  return verdictOf(await takeLoadedCharge(ctx, book, message), message);
}

function verdictOf(taken: TakenCharge, message: LoadedMessage): ChargeVerdict {
  if (taken.outcome === 'refused') return verdictOfNotTaken(taken.because);
  const warnings = warningsOf(message);
  const { effect: code, beforeKopecks } = taken;
  if (taken.outcome === 'taken') {
    return { outcome: 'taken', code, args: { beforeKopecks }, warnings, made: taken, message };
  }
  // A load that was cut off meets its own work again.
  const isOwn = taken.ref === message.source.ref;
  return isOwn
    ? { outcome: 'taken', code, args: { beforeKopecks }, warnings }
    : { outcome: 'present', code: 'present' };
}

const argsOf = ({ facts }: ChargeRow) => ({ kbk: facts.kbk, oktmo: facts.oktmo });

function warningsOf({ kbk, oktmo }: LoadedMessage): Warning[] {
  return isPairRight(kbk, oktmo) ? [] : [{ code: 'wrong_pair' }];
}

/** The message as the assessments take it, or why a person must look at it. */
export function messageOf({ facts, source }: ChargeRow): LoadedMessage | LookCode {
  const { kbk, billedOn, uin, meaning, amountKopecks, changedAt } = facts;
  if (!kbk.startsWith(TAX_SERVICE)) return 'not_tax_service';
  const kind = taxOfKbk(kbk, billedOn);
  if (kind === null) return 'kbk_unknown';
  // The cabinet accrues penalties itself, day by day; a second one would be owed twice.
  if (kind.class === 'penalty') return 'penalty_by_day';
  if (!parseOktmo(facts.oktmo).ok) return 'wrong_oktmo';
  const { taxYear, period } = periodOf(facts.taxPeriod, billedOn);
  const dueOn = dueDayOf({ named: facts.dueOn, field: facts.taxPeriod, tax: kind.tax, taxYear });
  if (dueOn === null) return 'no_due_day';
  return {
    uin,
    meaning,
    class: kind.class,
    tax: kind.tax,
    taxYear,
    period,
    subjectOfTax: facts.purpose.slice(0, 300) || uin,
    oktmo: facts.oktmo,
    kbk,
    amountKopecks,
    chargedOn: billedOn,
    dueOn,
    isApart: kind.isApart,
    changedAt,
    source,
  };
}
