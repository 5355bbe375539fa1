// A row that is a charge: checked against the codes of the law and handed to the assessments.
import { type LoadedMessage, takeLoadedCharge, type TakenCharge } from '#modules/assessments';
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

/** Takes the charge for the transaction's taxpayer. Refuses what the ledger refuses. */
export async function takeCharge(ctx: Ctx, row: ChargeRow): Promise<ChargeVerdict> {
  const message = messageOf(row);
  if (typeof message === 'string') return { outcome: 'look', code: message, args: argsOf(row) };
  const taken = await takeLoadedCharge(ctx, message);
  if (taken.outcome === 'refused') return verdictOfNotTaken(taken.because);
  const warnings = warningsOf(message);
  if (taken.outcome === 'present') {
    // A load that was cut off meets its own work again.
    const isOwn = taken.ref === row.source.ref;
    return isOwn
      ? { outcome: 'taken', code: 'new', warnings }
      : { outcome: 'present', code: 'present' };
  }
  const args = { beforeKopecks: taken.beforeKopecks };
  return { outcome: 'taken', code: taken.effect, args, warnings, made: taken, message };
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
