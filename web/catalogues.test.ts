// The language bar of ux §10 over every phrase book: Russian without foreign words, sentences a
// person can read, and not a single empty phrase. Equal keys are held by the compiler.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';

// Names of file formats, of the other language and of what has no Russian word in use.
const ALLOWED = new Set(['XLSX', 'CSV', 'XML', 'JSON', 'PDF', 'QR', 'English', 'SHA', 'VIN']);
const WORDS_MAX = 25;
// Long enough to stand for a name or a sum in a phrase that takes one.
const SAMPLE = '2';

type Phrase = { at: string; text: string };

/** Every phrase of a tree of strings, lists and functions; functions are asked with samples. */
function phrasesOf(value: unknown, at: string): Phrase[] {
  if (typeof value === 'string') return [{ at, text: value }];
  if (typeof value === 'function') {
    const call = value as (...given: string[]) => unknown;
    return phrasesOf(call(...Array.from({ length: call.length }, () => SAMPLE)), `${at}()`);
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => phrasesOf(one, `${at}.${key}`));
}

interface Book {
  ru: Phrase[];
  en: Phrase[];
}

async function readBooks(): Promise<Book[]> {
  const books: Book[] = [];
  const files = globSync('**/{texts,*-texts,*-words}.ts', { cwd: import.meta.dirname });
  for (const file of files.sort()) {
    const exported = (await import(resolve(import.meta.dirname, file))) as Record<string, unknown>;
    for (const [name, value] of Object.entries(exported)) {
      if (typeof value !== 'object' || value === null || !('ru' in value && 'en' in value))
        continue;
      const at = `${file} ${name}`;
      books.push({ ru: phrasesOf(value.ru, at), en: phrasesOf(value.en, at) });
    }
  }
  return books;
}

/** Files whose phrases stand in no book of their own: found by what they say, not by their name. */
async function readOthers(): Promise<Book> {
  const { CHARGE_STATUSES, PAYMENT_STATUSES } = await import('./ui/status.ts');
  const looks = Object.entries({ ...CHARGE_STATUSES, ...PAYMENT_STATUSES });
  const of = (language: 'ru' | 'en') =>
    looks.map(([status, look]) => ({ at: `ui/status.ts ${status}`, text: look[language] }));
  return { ru: of('ru'), en: of('en') };
}

const books = [...(await readBooks()), await readOthers()];
const russian = books.flatMap((book) => book.ru);

test('phrases stand in books, where these rules reach them', () => {
  const files = globSync('**/*.{ts,tsx}', { cwd: import.meta.dirname });
  const outside = files.filter((file) => {
    if (/(^|[-/])(texts|words)\.ts$/u.test(file) || /\.(test|examples)\.tsx?$/u.test(file))
      return false;
    const text = readFileSync(resolve(import.meta.dirname, file), 'utf8');
    return /\bcatalogue\(\s*\{/u.test(text);
  });
  assert.deepEqual(outside, []);
});

test('the phrase books are found', () => {
  assert.ok(books.length >= 10, `${books.length} books`);
});

test('Russian phrases have no foreign words', () => {
  const foreign = russian.flatMap(({ at, text }) =>
    [...text.replace(/\S+@\S+/gu, '').matchAll(/[A-Za-z]{2,}/gu)]
      .map(([word]) => word)
      .filter((word) => !ALLOWED.has(word))
      .map((word) => `${at}: ${word}`),
  );
  assert.deepEqual(foreign, []);
});

test('no Russian sentence is longer than 25 words', () => {
  const long = russian.flatMap(({ at, text }) =>
    text
      .split(/[.!?…:](?:\s|$)/u)
      .filter((sentence) => sentence.split(/\s+/u).filter(Boolean).length > WORDS_MAX)
      .map((sentence) => `${at}: ${sentence}`),
  );
  assert.deepEqual(long, []);
});

test('both languages say something wherever one does', () => {
  for (const { ru, en } of books) {
    assert.deepEqual(
      en.map(({ at }) => at),
      ru.map(({ at }) => at),
    );
    for (const { at, text } of [...ru, ...en]) {
      if (!at.includes('.over.tax')) assert.notEqual(text.trim(), '', at);
    }
  }
});
