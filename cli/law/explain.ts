import { parseArgs } from 'node:util';
import type { Language } from '#primitives/days';
import type { Example } from '#law/ask';
import { evaluate, findRule } from '#law/evaluate';
import { LawRefusal } from '#law/refusal';
import { traceSentence, traceValue } from '#law/trace-text';
import type { TraceNode } from '#law/trace';
import { exampleOf, readExamples, sentenceOf } from './examples-file.ts';
import { languageOf } from './language.ts';

const WORDS = {
  ru: {
    unverified: 'не проверено',
    whole: 'Что-то из этого не проверено: значение или толкование закона.',
    noTrace: 'Правило отвечает днями и словами, расчёта у него нет.',
  },
  en: {
    unverified: 'unverified',
    whole: 'Something here is unverified: a value or a reading of the law.',
    noTrace: 'The rule answers with days and words and has no calculation.',
  },
} as const;

function note(node: TraceNode, language: Language): string {
  if (node.kind === 'step') return node.article;
  const isDoubtful = node.confidence === 'medium' || node.confidence === 'low';
  const from = [node.article, node.kind === 'law' ? undefined : node.source];
  const parts = [...from, isDoubtful ? WORDS[language].unverified : undefined];
  return parts.filter((part) => part !== undefined).join('; ');
}

/** A node and below it what it is made of, each a step further in. */
export function treeOf(node: TraceNode, language: Language, depth = 0): string[] {
  const said = `${traceSentence(node, language)} = ${traceValue(node, language)}`;
  const line = `${'  '.repeat(depth)}${said.replaceAll('\u00a0', ' ')} [${note(node, language)}]`;
  const inputs = node.kind === 'step' ? node.inputs : [];
  return [line, ...inputs.flatMap((input) => treeOf(input, language, depth + 1))];
}

function linesOf(example: Example, language: Language): string[] {
  const { result, trace } = evaluate(example);
  const { title, articles } = findRule(example.rule);
  const head = [`${title[language]} (${articles})`, JSON.stringify(result)];
  if (trace === null) return [...head, WORDS[language].noTrace];
  const tree = treeOf(trace.root, language);
  return [...head, ...tree, ...(trace.unverified ? [WORDS[language].whole] : [])];
}

/** Prints the sentence tree of the example; a refused one is told with exit code 1. */
export function explain(args: string[]): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { id: { type: 'string' }, lang: { type: 'string' } },
  });
  const language = languageOf(values.lang);
  const { examples, asOf } = readExamples(positionals[0]);
  const found = examples
    .map((item) => exampleOf(item, asOf))
    .find((example) => example !== undefined && String(example.id) === values.id);
  if (found === undefined) {
    process.stderr.write(`The file has no example with the id «${values.id ?? ''}»: --id X\n`);
    return 1;
  }
  try {
    process.stdout.write(`${linesOf(found, language).join('\n')}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof LawRefusal)) throw error;
    process.stderr.write(`${error.code}: ${sentenceOf(error, language)}\n`);
    return 1;
  }
}
