// What every use case receives: who acts, for whom, when, and the open transaction.
import assert from 'node:assert/strict';
import type { Day, Language, Moment } from '#primitives/days';
import type { Db } from './db.ts';
import type { Env } from './env.ts';
import type { Log } from './log.ts';

declare const taxpayerBrand: unique symbol;
/** The number of a taxpayer's record; never shown in a URL. */
export type TaxpayerId = number & { readonly [taxpayerBrand]: true };

/** Brands a number that came from our own database. */
export function taxpayerId(value: number): TaxpayerId {
  assert(Number.isSafeInteger(value) && value > 0, 'A taxpayer id is a positive safe integer.');
  return value as TaxpayerId;
}

export type Level = 'simplified' | 'standard' | 'confirmed';

/** Subject ≠ taxpayer ≠ actor (design §4.3): the actor is who does it now, and by what right. */
export type Actor =
  | {
      kind: 'subject';
      subjectId: string;
      taxpayerId: TaxpayerId | null;
      level: Level;
      roles: string[];
      /** The browser's session, under whatever id it goes; null for a program with a token. */
      session: string | null;
      /** Scopes of the bearer token; null for a browser session, which may do everything. */
      scopes: string[] | null;
    }
  | { kind: 'job'; name: string }
  | { kind: 'partner'; name: string }
  | { kind: 'anonymous' };

export type { Language };

export interface Ctx {
  db: Db;
  actor: Actor;
  /** The taxpayer whose rows this transaction may see; null sees none. */
  taxpayerId: TaxpayerId | null;
  /** Business time, movable in the stand: what the law counts by. */
  now: Moment;
  /** Technical time: sessions, codes, locks, limits, tokens. */
  wall: Moment;
  /** The legal day of `now` (LEGAL_TIME_ZONE). */
  today: Day;
  requestId: string;
  address: string | null;
  language: Language;
  log: Log;
  env: Env;
}

/** The taxpayer of a use case that cannot run without one. */
export function taxpayerOf(ctx: Ctx): TaxpayerId {
  assert(ctx.taxpayerId !== null, 'This use case needs a taxpayer; the route must ask for one.');
  return ctx.taxpayerId;
}

/** The subject of a use case that only a signed-in person reaches. */
export function subjectOf(ctx: Ctx): Extract<Actor, { kind: 'subject' }> {
  assert(ctx.actor.kind === 'subject', 'This use case needs a signed-in subject.');
  return ctx.actor;
}

/** One line for the audit and the log: kind and id, never a name. */
export function actorLine(actor: Actor): string {
  if (actor.kind === 'subject') return `subject:${actor.subjectId}`;
  if (actor.kind === 'anonymous') return 'anonymous';
  return `${actor.kind}:${actor.name}`;
}
