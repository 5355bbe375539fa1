// A file of examples: a document with `examples`, or an array of them.
import { readFileSync } from 'node:fs';
import type { Language } from '#primitives/days';
import { type Example, LAW_CHECKED_ON } from '#law/ask';
import type { LawRefusal } from '#law/refusal';

/** The file cannot be read or parsed; the message is for the person at the terminal. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
}

export interface ExamplesFile {
  readonly examples: readonly unknown[];
  /** Asked on this day where an example says no other. */
  readonly asOf: unknown;
}

/** Today, but never before the law was last gone through: a clock may be behind. */
function today(): string {
  const now = new Date().toISOString().slice(0, 10);
  return now > LAW_CHECKED_ON ? now : LAW_CHECKED_ON;
}

function parsed(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (cause) {
    throw new FileRefused(`The file ${path} cannot be read.`, { cause });
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (cause) {
    throw new FileRefused(`The file ${path} is not JSON: ${(cause as Error).message}.`, { cause });
  }
}

/** Throws `FileRefused` with a sentence. */
export function readExamples(path: string | undefined): ExamplesFile {
  if (path === undefined) throw new FileRefused('Name the file: kabinet law evaluate FILE');
  const document = parsed(path);
  if (Array.isArray(document)) return { examples: document, asOf: today() };
  const { examples, asOf } = (document ?? {}) as Record<string, unknown>;
  if (!Array.isArray(examples)) {
    throw new FileRefused(`The file ${path} is neither an array nor a document with "examples".`);
  }
  return { examples, asOf: asOf ?? today() };
}

/** An item of the file as an example; undefined for anything but an object. */
export function exampleOf(item: unknown, asOf: unknown): Example | undefined {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return undefined;
  const example: Example = item;
  return { ...example, asOf: example.asOf ?? asOf };
}

/** What is refused and what to do, with the names of what is wrong. */
export function sentenceOf(refusal: LawRefusal, language: Language): string {
  const named = Object.entries(refusal.args).map(([name, value]) => `${name}: ${value}`);
  const text = refusal.texts[language];
  return named.length === 0 ? text : `${text} (${named.join(', ')})`;
}
