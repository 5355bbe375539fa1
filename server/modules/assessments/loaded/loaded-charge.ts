// A charge that the tax service sent: what one message about it means, given those taken before.
// Pure.
import { createHash } from 'node:crypto';
import { type Trace, TRACE_SCHEMA } from '#law/trace';
import { type Day, daysBetween, type Moment } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import type { ChargeClass, NewCharge, TaxKind } from '#modules/ledger';

export type LoadedMeaning = 'new' | 'changed' | 'cancelled' | 'restored';

/** One message of the tax service about the charge with this УИН. */
export interface LoadedMessage {
  uin: string;
  meaning: LoadedMeaning;
  class: Exclude<ChargeClass, 'penalty'>;
  tax: TaxKind;
  taxYear: number;
  period: string;
  subjectOfTax: string;
  oktmo: string;
  kbk: string;
  amountKopecks: Kopecks;
  chargedOn: Day;
  dueOn: Day;
  isApart: boolean;
  /** When the service changed it, where the message says so. */
  changedAt: Moment | null;
  source: MessageSource;
}

/** Where the message was read. */
export interface MessageSource {
  /** Load and row, the same when a load is begun again. */
  ref: string;
  file: string;
  line: number;
  /** The day of loading. */
  on: Day;
}

/** A message about the same УИН that was taken before. */
export interface KnownMessage {
  version: number;
  meaning: LoadedMeaning;
  chargeId: string | null;
  amountKopecks: Kopecks;
  dueOn: Day;
  changedAt: Moment | null;
  fingerprint: Buffer;
  sourceRef: string;
}

/** Why a message is not taken. `differs` and `is_cancelled` need a person to look. */
export type NotTaken =
  | 'nothing_to_cancel'
  | 'older'
  | 'differs'
  | 'is_cancelled'
  | 'cancelled_already'
  | 'not_cancelled';

/** What taking a message did. */
export type Effect = 'new' | 'corrected' | 'cancelled' | 'restored';

export type Decision =
  | { act: 'post'; effect: 'new' | 'restored' }
  | { act: 'correct'; chargeId: string }
  | { act: 'cancel'; chargeId: string }
  | { act: 'nothing'; known: KnownMessage }
  | { act: 'refuse'; because: NotTaken };

/** What the message says, without where it was read. */
export function fingerprintOf(message: LoadedMessage): Buffer {
  const { source: _, ...said } = message;
  const facts = Object.entries(said).toSorted(([left], [right]) => (left < right ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(facts)).digest();
}

/** A message as it is known once it was taken. */
export function knownOf(
  message: LoadedMessage,
  as: { version: number; chargeId: string | null },
): KnownMessage {
  const { meaning, amountKopecks, dueOn, changedAt, source } = message;
  const fingerprint = fingerprintOf(message);
  return { ...as, meaning, amountKopecks, dueOn, changedAt, fingerprint, sourceRef: source.ref };
}

/** A message about an УИН nobody knew made a charge, whatever it called itself. */
export function effectOf({ version, meaning }: KnownMessage): Effect {
  if (version === 1 || meaning === 'new') return 'new';
  return meaning === 'changed' ? 'corrected' : meaning;
}

/** `known` holds every message of the УИН, oldest first. */
export function decide(message: LoadedMessage, known: readonly KnownMessage[]): Decision {
  const fingerprint = fingerprintOf(message);
  const same = known.find((one) => one.fingerprint.equals(fingerprint));
  if (same !== undefined) return { act: 'nothing', known: same };
  const latest = known.at(-1);
  if (latest === undefined) {
    if (message.meaning === 'cancelled') return { act: 'refuse', because: 'nothing_to_cancel' };
    return { act: 'post', effect: 'new' };
  }
  const isOlder =
    message.changedAt !== null && latest.changedAt !== null && message.changedAt < latest.changedAt;
  if (isOlder) return { act: 'refuse', because: 'older' };
  const { chargeId } = latest;
  return chargeId === null ? ofCancelled(message) : ofStanding(message, chargeId);
}

function ofStanding({ meaning }: LoadedMessage, chargeId: string): Decision {
  if (meaning === 'changed') return { act: 'correct', chargeId };
  if (meaning === 'cancelled') return { act: 'cancel', chargeId };
  return { act: 'refuse', because: meaning === 'new' ? 'differs' : 'not_cancelled' };
}

function ofCancelled({ meaning }: LoadedMessage): Decision {
  if (meaning === 'restored') return { act: 'post', effect: 'restored' };
  const because = meaning === 'cancelled' ? 'cancelled_already' : 'is_cancelled';
  return { act: 'refuse', because };
}

export function chargeOf(message: LoadedMessage, chargeId: string): NewCharge {
  const { uin, tax, taxYear, period, subjectOfTax, oktmo, kbk } = message;
  const { amountKopecks, chargedOn, dueOn, isApart } = message;
  return {
    chargeId,
    class: message.class,
    tax,
    taxYear,
    period,
    subjectOfTax,
    objectId: null,
    noticeNumber: null,
    source: { kind: 'loaded', number: uin, on: chargedOn },
    oktmo,
    kbk,
    uin,
    dueOn,
    chargedOn,
    amountKopecks,
    unverified: false,
    isApart,
  };
}

/** Days by which the obligation counts from earlier than it did; 0: not earlier. */
export function daysEarlier(message: LoadedMessage, before: Day): number {
  return Math.max(0, daysBetween(message.dueOn, before));
}

/** The whole explanation of such a sum is where it was read (BEY-1). */
export function traceOf(message: LoadedMessage): Trace {
  const { amountKopecks, taxYear, uin, source } = message;
  return {
    schema: TRACE_SCHEMA,
    rule: 'loaded.charge',
    taxYear,
    amountKopecks,
    unverified: false,
    root: {
      kind: 'loaded',
      id: 'loaded.charge',
      value: String(amountKopecks),
      unit: 'kopecks',
      source: source.file,
      on: source.on,
      args: { uin, file: source.file, line: source.line },
    },
  };
}
