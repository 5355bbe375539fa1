// A subject is a sign-in: a person known by logins, with a level and perhaps staff roles. Not a
// taxpayer.
import type { Level } from '#platform/context';

/** Staff roles; what each may do is declared by the modules (`grants`). */
export const staffRoles = [
  'verifier',
  'officer',
  'support',
  'expert',
  'clerk',
  'security',
  'admin',
] as const;
export type StaffRole = (typeof staffRoles)[number];

export interface SubjectName {
  last: string;
  first: string;
  middle: string | null;
}

export interface Subject {
  subjectId: string;
  /** The number under which clients of the national protocol know the person. */
  oid: number;
  name: SubjectName;
  level: Level;
  roles: string[];
}

/** Contacts that the person has confirmed; in stored form. */
export interface Contacts {
  /** 11 digits, 7 first. */
  phone: string | null;
  email: string | null;
}
