import type { Language } from '#primitives/days';
import { FileRefused } from './examples-file.ts';

/** Russian unless asked otherwise: the law is. */
export function languageOf(word: string | undefined): Language {
  if (word === undefined || word === 'ru' || word === 'en') return word ?? 'ru';
  throw new FileRefused(`There is no language «${word}»: --lang ru or --lang en`);
}
