// Пени, ст.75 НК РФ, of individuals and sole proprietors: each day from the day after the due
// date to the day of payment, at 1/300 of the key rate of that day. Rounded once, at the end.
import { type Day, addDays, day, daysBetween } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import { whole } from '../fraction.ts';
import { type KeyRateHistory, OWN_HISTORY, rateSpans, rateValue } from '../key-rate/key-rate.ts';
import { LawRefusal } from '../refusal.ts';
import { type LeafKindOf, Reckoning, type StepKind, type Term } from '../reckoning.ts';
import type { Fact, FactKind, Trace } from '../trace.ts';
import { LawValues } from '../values.ts';

export interface DebtSpan {
  /** The obligation; only carried into the trace. */
  readonly id?: string;
  /** The day the debt was due: decides whether the moratorium of 2022 covers it. */
  readonly dueOn: Day;
  /** First day with penalty: the day after the due date, or after the debt changed. */
  readonly from: Day;
  /** Last day with penalty, the day of payment included. */
  readonly to: Day;
  readonly debtKopecks: Kopecks;
  /** Where the debt is known from, and when. */
  readonly source: string;
  readonly on: Day;
  readonly kind?: FactKind;
}

export interface PenaltyInput {
  readonly spans: readonly DebtSpan[];
  readonly keyRates?: KeyRateHistory;
}

export interface PenaltySegment {
  readonly from: Day;
  readonly to: Day;
  readonly days: number;
  readonly ratePct: string;
  readonly debtKopecks: Kopecks;
  readonly isVerified: boolean;
}

export interface Penalty {
  readonly amountKopecks: Kopecks;
  readonly trace: Trace;
  /** Calendar days that carry penalty. */
  readonly days: number;
  readonly segments: readonly PenaltySegment[];
}

const ARTICLE = 'НК РФ ст.75 п.3, 4';

export const LEAF = {
  debt: { id: 'penalty.debt', unit: 'kopecks', article: 'НК РФ ст.11.3, 75' },
  days: { id: 'penalty.days', unit: 'days', article: ARTICLE },
} satisfies Record<string, LeafKindOf>;

export const STEP = {
  segment: { id: 'penalty.segment', op: 'multiply', unit: 'kopecks', article: ARTICLE },
  total: { id: 'penalty.total', op: 'add', unit: 'kopecks', article: ARTICLE },
  rounded: { id: 'penalty.amount', op: 'round', unit: 'kopecks', article: ARTICLE, to: 1 },
} satisfies Record<string, StepKind>;

const SHARED = { to: null, checkedOn: day('2026-11-21') } as const;

const VALUES = new LawValues([
  {
    key: 'penalty.day_share',
    value: '1/300',
    unit: 'ratio',
    from: day('2017-10-01'),
    ...SHARED,
    law: 'НК РФ ст.75 п.4',
    confidence: 'verified',
    sources: ['обзоры правил начисления пеней 2025–2026 годов'],
  },
  {
    key: 'penalty.nothing',
    value: '0',
    unit: 'kopecks',
    from: day('2017-10-01'),
    ...SHARED,
    law: 'НК РФ ст.75 п.3',
    confidence: 'high',
    sources: ['НК РФ'],
  },
]);

// Постановление Правительства РФ от 28.03.2022 № 497: six months, debts that arose before it.
const MORATORIUM_FROM = day('2022-04-01');
const MORATORIUM_TO = day('2022-10-01');

/** The parts of a span outside the moratorium. */
function chargeable(span: DebtSpan): { from: Day; to: Day }[] {
  const { from, to } = span;
  const isCovered = span.dueOn < MORATORIUM_FROM && from <= MORATORIUM_TO && to >= MORATORIUM_FROM;
  if (!isCovered) return [{ from, to }];
  const parts: { from: Day; to: Day }[] = [];
  if (from < MORATORIUM_FROM) parts.push({ from, to: addDays(MORATORIUM_FROM, -1) });
  if (to > MORATORIUM_TO) parts.push({ from: addDays(MORATORIUM_TO, 1), to });
  return parts;
}

function checked(span: DebtSpan): DebtSpan {
  const { from, to, debtKopecks, dueOn } = span;
  if (to < from || debtKopecks < 0 || from <= dueOn) {
    throw new LawRefusal('law.span_wrong', { dueOn, from, to, debtKopecks });
  }
  return span;
}

interface Part {
  readonly term: Term;
  readonly segment: PenaltySegment;
}

function spanParts(book: Reckoning, history: KeyRateHistory, span: DebtSpan): Part[] {
  const fact: Fact<unknown> = {
    value: span,
    source: span.source,
    on: span.on,
    kind: span.kind ?? 'decision',
  };
  const parts: Part[] = [];
  for (const { from, to } of chargeable(checked(span))) {
    for (const rate of rateSpans(from, to, history)) {
      const days = daysBetween(rate.from, rate.to) + 1;
      const args = { from: rate.from, to: rate.to };
      const debt = book.fact(LEAF.debt, fact, {
        value: whole(span.debtKopecks),
        args: () => ({
          dueOn: span.dueOn,
          ...(span.id === undefined ? {} : { obligation: span.id }),
        }),
      });
      const dayShare = VALUES.on(rate.from).get('penalty.day_share');
      const term = book.fold(STEP.segment, [
        debt,
        book.law(rateValue(rate, history), args),
        book.fact(LEAF.days, fact, { value: whole(days), args: () => args }),
        book.law(dayShare),
      ]);
      const { ratePct, verified: isVerified } = rate;
      const debtKopecks = span.debtKopecks;
      parts.push({ term, segment: { ...args, days, ratePct, debtKopecks, isVerified } });
    }
  }
  return parts;
}

/**
 * Penalty over spans of days in which a debt stands still; what was charged before is the
 * caller's to subtract, so that rounding never adds up. Official figures may differ by 0,05 ₽.
 * Refuses: `law.span_wrong`, `law.key_rate_unknown`.
 */
export function penalty(input: PenaltyInput): Penalty {
  const history = input.keyRates ?? OWN_HISTORY;
  const edition = input.spans[0]?.from ?? history.checkedOn;
  const book = new Reckoning(edition, true);
  const parts = input.spans.flatMap((span) => spanParts(book, history, span));
  const nothing = book.law(VALUES.on(edition).get('penalty.nothing'));
  const [first = nothing, ...others] = parts.map(({ term }) => term);
  const total = book.fold(STEP.total, [first, ...others]);
  const trace = book.trace('ens.penalty', null, book.round(STEP.rounded, total));
  const segments = parts.map(({ segment }) => segment);
  return {
    amountKopecks: trace.amountKopecks,
    trace,
    days: segments.reduce((count, { days }) => count + days, 0),
    segments,
  };
}
