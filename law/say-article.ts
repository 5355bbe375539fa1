// A citation of the law as people write it; the trace keeps the short form of its rule.
import type { Language } from '#primitives/days';

const parts: Readonly<Record<string, Record<Language, string>>> = {
  ст: { ru: 'ст.', en: 'art.' },
  п: { ru: 'п.', en: 'para.' },
  пп: { ru: 'пп.', en: 'subpara.' },
  ч: { ru: 'ч.', en: 'part' },
};

/** «НК РФ ст.403 п.1» → «НК РФ, ст. 403, п. 1»; a name stays beside its number on the line. */
export function sayArticle(article: string, language: Language): string {
  const said = article.replaceAll(
    /,?\s*(?<!\p{L})(ст|пп|п|ч)\.\s*(?=\d)/gu,
    (_found, part: string, at: number) => `${at === 0 ? '' : ', '}${parts[part]![language]}\u00a0`,
  );
  return said.replaceAll('НК РФ', language === 'ru' ? 'НК\u00a0РФ' : 'Tax\u00a0Code');
}
