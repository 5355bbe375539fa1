import type { Language } from '#primitives/days';
import { refusals } from '../errors.ts';
import { verifyPassword } from './hash.ts';
import { ruleText } from './rules.ts';
import type { PasswordRule } from './rules.ts';
import { judgePassword } from './strength.ts';

export interface NewPassword {
  password: string;
  /** Names, birth date, phone, mail, ИНН, СНИЛС of the person. */
  own: readonly string[];
  /** Former digests, at most three; each costs one hash. */
  recent: readonly string[];
  language: Language;
}

/** Judges a password by all rules, outside any transaction. @throws identity.password_refused */
export async function judgeNewPassword(asked: NewPassword): Promise<void> {
  const { broken } = judgePassword(asked.password, asked.own);
  for (const digest of asked.recent) {
    if (await verifyPassword(digest, asked.password)) broken.push('recent');
  }
  if (broken.length > 0) throw refusal(broken, asked.language);
}

function refusal(broken: readonly PasswordRule[], language: Language) {
  const rules = broken.map((rule) => ruleText(rule, language).toLowerCase()).join('; ');
  return refusals.password_refused({
    field: 'password',
    params: { rules, broken: broken.join(' ') },
  });
}
