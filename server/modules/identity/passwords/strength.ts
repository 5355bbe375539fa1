// What only the server judges of a new password: the list of common ones and the strength estimate.
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { otherLayout } from './keyboard.ts';
import { brokenRules } from './rules.ts';
import type { PasswordRule } from './rules.ts';
import { russianWords } from './russian-words.ts';

/** Of 0…4: guesses beyond 10^8 (security P01). */
const scoreMin = 3;

const russian = russianWords.flatMap((word) => [word, otherLayout(word)]);
const common = new Set([...(dictionary['passwords-common'] as string[]), ...russian]);

// Loaded once per process: 49,233 common passwords (the package’s list; README), ours, and the rows
// of keys.
let estimator: ZxcvbnFactory | null = null;
function strength(password: string, own: readonly string[]): number {
  estimator ??= new ZxcvbnFactory({
    dictionary: { ...dictionary, russian },
    graphs: adjacencyGraphs,
    maxLength: 64,
  });
  return estimator.check(password, [...own]).score;
}

export interface PasswordVerdict {
  score: number;
  broken: PasswordRule[];
}

/** Judges a new password by every rule but `recent`, which needs the person's former digests. */
export function judgePassword(typed: string, own: readonly string[]): PasswordVerdict {
  const password = typed.normalize('NFC');
  const broken = brokenRules(password, own);
  const score = strength(password, own);
  if (isCommon(password)) broken.push('common');
  if (score < scoreMin) broken.push('weak');
  return { score, broken };
}

/** A common password stays one with another case or with digits and signs around it. */
function isCommon(password: string): boolean {
  const lower = password.toLowerCase();
  const core = lower.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return (
    common.has(lower) || (core.length >= 6 && lower.length - core.length <= 4 && common.has(core))
  );
}
