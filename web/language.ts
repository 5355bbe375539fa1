// The whole language runtime: a catalogue is a Russian and an English object of the same shape.
// Russian until the person switches, whatever the browser asks for (design §5).
import { useEffect, useSyncExternalStore } from 'react';

export type Language = 'ru' | 'en';

/** The shape of a catalogue: sentences, or functions that make one; English mirrors Russian. */
export type Mirror<T> = {
  [Key in keyof T]: T[Key] extends (...given: infer Given) => infer Answer
    ? (...given: Given) => Answer extends string ? string : Answer
    : T[Key] extends string
      ? string
      : Mirror<T[Key]>;
};
export interface Catalogue<T> {
  readonly ru: T;
  readonly en: T;
}

/** Puts the two languages together; a missing or a spare English key does not compile. */
export function catalogue<T extends object>(ru: T, en: Mirror<NoInfer<T>>): Catalogue<Mirror<T>> {
  return { ru: ru as unknown as Mirror<T>, en };
}

const COOKIE = 'kabinet_lang';
const YEAR_S = 31_536_000;
const listeners = new Set<() => void>();
let language: Language = 'ru';

function readCookie(name: string): string | undefined {
  for (const pair of document.cookie.split('; ')) {
    if (pair.startsWith(`${name}=`)) return pair.slice(name.length + 1);
  }
  return undefined;
}

/** Reads the cookie; called once by every entry before the first drawing. */
export function startLanguage(): void {
  language = readCookie(COOKIE) === 'en' ? 'en' : 'ru';
  document.documentElement.lang = language;
}

export function currentLanguage(): Language {
  return language;
}

/** Switches in place: nothing typed is lost, and the choice outlives the session. */
export function switchLanguage(next: Language): void {
  language = next;
  if (typeof document !== 'undefined') {
    document.documentElement.lang = next;
    document.cookie = `${COOKIE}=${next}; path=/; max-age=${YEAR_S}; samesite=lax`;
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, currentLanguage);
}

export function useTexts<T>(from: Catalogue<T>): T {
  return from[useLanguage()];
}

/** The texts outside of a component: a toast, a title, a refusal. */
export function textsNow<T>(from: Catalogue<T>): T {
  return from[language];
}

export interface PluralForms {
  one: string;
  few?: string;
  many?: string;
  other: string;
}
/** Made when the first word is counted: they take their time on a phone. */
const rules: Partial<Record<Language, Intl.PluralRules>> = {};

/** «1 день, 2 дня, 5 дней»: the word only, in the form the current language wants. */
export function plural(count: number, forms: PluralForms): string {
  const form = (rules[language] ??= new Intl.PluralRules(language)).select(
    count,
  ) as keyof PluralForms;
  return forms[form] ?? forms.other;
}

/** «Ошибка: Начисления — Кабинет»: the most particular part first. */
export function pageTitle(parts: readonly string[], hasErrors = false): string {
  const words = [...parts.filter((part) => part !== ''), language === 'ru' ? 'Кабинет' : 'Kabinet'];
  const mark = language === 'ru' ? 'Ошибка: ' : 'Error: ';
  return (hasErrors ? mark : '') + words.join(' — ');
}

/** Null leaves the title as it is. */
export function useTitle(parts: string | readonly string[] | null, hasErrors = false): void {
  const title =
    parts === null ? null : pageTitle(typeof parts === 'string' ? [parts] : parts, hasErrors);
  useEffect(() => {
    if (title !== null) document.title = title;
  }, [title]);
}
