import { parseArgs } from 'node:util';
import type { Language } from '#primitives/days';
import { evaluate } from '#law/evaluate';
import { LawRefusal } from '#law/refusal';
import { exampleOf, readExamples, sentenceOf } from './examples-file.ts';
import { languageOf } from './language.ts';

type Line = Readonly<Record<string, unknown>>;

/** The line of one item: its result, or the code and the sentence of its refusal. */
export function lineOf(item: unknown, asOf: unknown, language: Language): Line {
  const example = exampleOf(item, asOf);
  const { id = null, rule = null } = example ?? {};
  try {
    if (example === undefined) throw new LawRefusal('law.input_wrong', { field: 'example' });
    return { id, rule, result: evaluate(example).result };
  } catch (error) {
    if (!(error instanceof LawRefusal)) throw error;
    return { id, rule, refused: error.code, message: sentenceOf(error, language) };
  }
}

/** Exit 0 also when examples are refused: a refusal is an answer. */
export function evaluateFile(args: string[]): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { lang: { type: 'string' } },
  });
  const language = languageOf(values.lang);
  const { examples, asOf } = readExamples(positionals[0]);
  for (const item of examples) {
    process.stdout.write(`${JSON.stringify(lineOf(item, asOf, language))}\n`);
  }
  return 0;
}
