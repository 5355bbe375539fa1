import type { Example } from '#law/ask';
import { evaluate } from '#law/evaluate';
import { LawRefusal } from '#law/refusal';
import type { Answer } from '#law/rule';

/** An answer of the law, or its refusal with the sentence in both languages. */
export interface Evaluation {
  rule: string;
  result: Answer['result'] | null;
  trace: Answer['trace'];
  refused: {
    code: string;
    ru: string;
    en: string;
    args: Record<string, string | number>;
  } | null;
}

/** Asks a rule; what the law refuses is an answer too. Touches no data of anybody. */
export function evaluateLaw(example: Example & { rule: string }): Evaluation {
  const { rule } = example;
  try {
    return { rule, ...evaluate(example), refused: null };
  } catch (error) {
    if (!(error instanceof LawRefusal)) throw error;
    const { code, texts, args } = error;
    return { rule, result: null, trace: null, refused: { code, ...texts, args } };
  }
}
