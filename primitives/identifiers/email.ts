// Mail addresses as people type them (RFC 5321 lengths; the mailbox itself proves the rest).
import { type Parsed, accepted, refused } from '../parsed.ts';

export type EmailReason = 'empty' | 'wrong_format' | 'too_long';

export const EMAIL_LENGTH_MAX = 254;
const LOCAL_LENGTH_MAX = 64;

const ATOM = "[\\p{L}\\d!#$%&'*+/=?^_`{|}~-]+";
const LABEL = '[\\p{L}\\d](?:[\\p{L}\\d-]{0,61}[\\p{L}\\d])?';
const ADDRESS = new RegExp(`^${ATOM}(?:\\.${ATOM})*@(?:${LABEL}\\.)+[\\p{L}\\d-]{2,63}$`, 'u');

/** Trimmed, in lower case: no provider in use tells `Anna@` from `anna@`. */
export function parseEmail(text: string): Parsed<string, EmailReason> {
  const trimmed = text.trim();
  if (trimmed === '') return refused('empty');
  if (trimmed.length > EMAIL_LENGTH_MAX) return refused('too_long');
  const email = trimmed.toLowerCase();
  if (!ADDRESS.test(email) || email.indexOf('@') > LOCAL_LENGTH_MAX) {
    return refused('wrong_format');
  }
  if (trimmed !== text) return accepted(email, 'spaces_removed');
  return accepted(email, email === text ? undefined : 'case_changed');
}

/** `a•••@kabinet.test`. */
export function maskEmail(email: string): string {
  return email.replace(/^(.)[^@]*@/u, '$1•••@');
}
