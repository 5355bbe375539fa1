// Who a registry is asked about, and what it said: plain values, no words of any registry.
import type { Day, Moment } from '#primitives/days';

export interface Name {
  last: string;
  first: string;
  middle: string | null;
}

export interface Passport {
  /** 4 digits. */
  series: string;
  /** 6 digits. */
  number: string;
  issuedOn?: Day;
  /** `770-001`. */
  departmentCode?: string;
  issuer?: string;
}

export interface Person {
  name: Name;
  birthDate: Day;
  sex?: 'male' | 'female';
  passport?: Passport;
  inn?: string;
  /** 11 digits. */
  snils?: string;
}

export type Service =
  | 'inn-by-person'
  | 'snils-by-person'
  | 'passport-state'
  | 'real-estate'
  | 'vehicles'
  | 'family'
  | 'benefits';

/** Time, method and source of what a registry said (VER-5); its text is kept under `id`. */
export interface Answer {
  id: string;
  service: Service;
  /** Our message. */
  requestId: string;
  /** The registry's own number of its answer, where it gives one. */
  registryId: string | null;
  sentAt: Moment;
  answeredAt: Moment;
  /** The day the data are of. */
  asOf: Day;
  /** SHA-256 of the text as it came, hex. */
  rawHash: string;
}

export type OutageCause = 'timeout' | 'failure' | 'unreadable' | 'refused';

export type Reply<T> =
  | { state: 'found'; value: T; answer: Answer }
  | { state: 'notFound'; answer: Answer }
  /** The registry cannot tell several people apart; `description` is its own sentence. */
  | { state: 'several'; answer: Answer; description: string }
  /** The answer speaks of another person or contradicts itself. */
  | { state: 'mismatch'; answer: Answer; description: string }
  | { state: 'unavailable'; retryAt: Moment; cause: OutageCause; description: string };
