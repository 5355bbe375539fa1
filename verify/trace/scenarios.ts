// Every scenario of the law as an example to ask.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Example } from '#law/ask';
import { evaluate } from '#law/evaluate';
import { LawRefusal } from '#law/refusal';
import type { Trace } from '#law/trace';

const FOLDER = fileURLToPath(new URL('../../law', import.meta.url));

export interface Named extends Example {
  readonly name: string;
  readonly rule: string;
}

export function scenarios(): readonly Named[] {
  return globSync('*/scenarios/*.json', { cwd: FOLDER })
    .sort()
    .flatMap((path) => {
      const text = readFileSync(join(FOLDER, path), 'utf8');
      const file = JSON.parse(text) as { rule: string; scenarios: readonly Named[] };
      return file.scenarios.map((one) => ({ ...one, rule: file.rule }));
    });
}

/** Null where the law refuses or answers days only. */
export function traceOf(example: Example): Trace | null {
  try {
    return evaluate(example).trace;
  } catch (error) {
    if (error instanceof LawRefusal) return null;
    throw error;
  }
}
