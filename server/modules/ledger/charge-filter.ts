// The filters of the list of charges as a person's address bar carries them: text in, checked
// values out.
import { type Day, parseDay } from '#primitives/days';
import { parseKbk } from '#primitives/identifiers/kbk';
import { parseOktmo } from '#primitives/identifiers/oktmo';
import { parsePeriod } from '#primitives/periods';
import type * as z from 'zod/mini';
import { chargeClass, chargeStatus, type chargesQuery, taxKind } from './contract.ts';
import { refusals } from './errors.ts';

export type ChargesQuery = z.infer<typeof chargesQuery>;

export interface ChargeFilter {
  status: string[];
  tax: string[];
  class: string[];
  year: number[];
  period: string[];
  kbk: string[];
  oktmo: string[];
  /** Due days, both included. */
  from: Day | null;
  to: Day | null;
  minKopecks: number | null;
  maxKopecks: number | null;
  sort: NonNullable<ChargesQuery['sort']>;
  page: number;
}

/** Reads the filters. Refuses: `ledger.filter_invalid` with the field's name. */
export function readFilter(query: ChargesQuery): ChargeFilter {
  return {
    status: oneOf(query.status, 'status', chargeStatus.options),
    tax: oneOf(query.tax, 'tax', taxKind.options),
    class: oneOf(query.class, 'class', chargeClass.options),
    year: listed(query.year).map((text) => numberOf(text, 'year', 9999)),
    period: matching(query.period, 'period', (text) => parsePeriod(text).ok),
    kbk: matching(query.kbk, 'kbk', (text) => parseKbk(text).ok),
    oktmo: matching(query.oktmo, 'oktmo', (text) => parseOktmo(text).ok),
    from: dayOrNull(query.from, 'from'),
    to: dayOrNull(query.to, 'to'),
    minKopecks: query.minKopecks ? numberOf(query.minKopecks, 'minKopecks') : null,
    maxKopecks: query.maxKopecks ? numberOf(query.maxKopecks, 'maxKopecks') : null,
    sort: query.sort ?? '-dueOn',
    page: query.page ? Math.max(1, numberOf(query.page, 'page', 100_000)) : 1,
  };
}

const listed = (text: string | undefined): string[] =>
  (text ?? '').split(',').filter((part) => part !== '');

function oneOf(text: string | undefined, field: string, allowed: readonly string[]): string[] {
  return matching(text, field, (value) => allowed.includes(value));
}

function matching(
  text: string | undefined,
  field: string,
  isRight: (value: string) => boolean,
): string[] {
  const values = listed(text);
  if (!values.every((value) => isRight(value))) throw wrong(field);
  return values;
}

function numberOf(text: string, field: string, most = Number.MAX_SAFE_INTEGER): number {
  const value = Number(text);
  if (!/^\d{1,16}$/.test(text) || value > most) throw wrong(field);
  return value;
}

function dayOrNull(text: string | undefined, field: string): Day | null {
  if (!text) return null;
  const parsed = parseDay(text);
  if (!parsed.ok) throw wrong(field);
  return parsed.value;
}

const wrong = (field: string) => refusals.filter_invalid({ field, params: { field } });
