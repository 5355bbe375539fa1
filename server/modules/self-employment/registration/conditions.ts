// The conditions of the regime (422-ФЗ ст.4, 6): what we know, what the person states. Pure.
import type { Words } from '../words.ts';

/** `known`: from registries or our own books; `stated`: only the person can tell. */
export type ConditionKind = 'known' | 'stated';

export interface Condition {
  code: string;
  kind: ConditionKind;
  article: string;
  /** What must be so, in the words of a person. */
  must: Words;
  /** What is so when it is not met; goes into the refusal. */
  unmet: Words;
}

export const CITIZENSHIP: Condition = {
  code: 'citizenship',
  kind: 'known',
  article: '422-ФЗ ст.5',
  must: {
    ru:
      'Гражданство России или другого государства ЕАЭС: Армении, Белоруссии, Казахстана, ' +
      'Киргизии',
    en:
      'Citizenship of Russia or another state of the EAEU: Armenia, Belarus, Kazakhstan, ' +
      'Kyrgyzstan',
  },
  unmet: {
    ru: 'по сведениям реестров вы не гражданин России или другого государства ЕАЭС',
    en: 'the registries do not show you as a citizen of Russia or another state of the EAEU',
  },
};

/** Members of the union (Договор о ЕАЭС of 29.05.2014) by their digits in ОКСМ. */
const UNION: ReadonlySet<string> = new Set(['051', '112', '398', '417', '643']);

/** What the registries know: a Russian passport, or the country of who has none. */
export function isCitizen(person: { passport?: unknown; citizenship?: string }): boolean {
  return person.passport !== undefined || UNION.has(person.citizenship ?? '');
}

export const LIMIT: Condition = {
  code: 'limit',
  kind: 'known',
  article: '422-ФЗ ст.4 ч.2 п.8',
  must: {
    ru: 'Доход по чекам за этот год не больше 2 400 000 ₽',
    en: 'The income by receipts of this year is not above 2,400,000 ₽',
  },
  unmet: {
    ru: 'доход этого года уже превысил 2 400 000 ₽',
    en: 'the income of this year has passed 2,400,000 ₽',
  },
};

/** What only the person can state; the codes are the keys of the registration's statements. */
export const STATED = [
  {
    code: 'noEmployees',
    kind: 'stated',
    article: '422-ФЗ ст.4 ч.2 п.4',
    must: {
      ru: 'У меня нет наёмных работников по трудовым договорам',
      en: 'I employ nobody under a labour contract',
    },
    unmet: { ru: 'у вас есть наёмные работники', en: 'you employ people' },
  },
  {
    code: 'noOtherRegime',
    kind: 'stated',
    article: '422-ФЗ ст.4 ч.2 п.7',
    must: {
      ru:
        'Я не применяю УСН, ЕСХН, патент или общий режим в предпринимательстве ' +
        '(или откажусь от них за месяц)',
      en: 'I use no other tax regime in business, or leave it within a month',
    },
    unmet: {
      ru: 'вы применяете другой налоговый режим',
      en: 'you use another tax regime',
    },
  },
  {
    code: 'noResale',
    kind: 'stated',
    article: '422-ФЗ ст.4 ч.2 п.1–3',
    must: {
      ru: 'Я не перепродаю, не продаю подакцизное и маркируемое, не добываю ископаемые',
      en: 'I resell no goods, sell no excise or marked goods, extract no minerals',
    },
    unmet: {
      ru: 'перепродажа, подакцизные и маркируемые товары, добыча ископаемых — вне режима',
      en: 'resale, excise or marked goods and mining are outside the regime',
    },
  },
  {
    code: 'noAgency',
    kind: 'stated',
    article: '422-ФЗ ст.4 ч.2 п.5, 6',
    must: {
      ru: 'Я не работаю в чужих интересах по договору поручения, комиссии или агентскому',
      en: 'I do not act for others as an agent or on commission',
    },
    unmet: {
      ru: 'агентская деятельность вне режима',
      en: 'acting for others as an agent is outside the regime',
    },
  },
  {
    code: 'noExcludedIncome',
    kind: 'stated',
    article: '422-ФЗ ст.6 ч.2',
    must: {
      ru:
        'Мой доход — не зарплата, не от работодателя последних двух лет, не от продажи ' +
        'недвижимости, машин, акций и прав требования',
      en:
        'My income is no wage, not from an employer of the last two years, not from selling ' +
        'real estate, vehicles, shares or claims',
    },
    unmet: {
      ru: 'такой доход не облагается НПД',
      en: 'such income is outside the regime',
    },
  },
] as const satisfies readonly Condition[];

export type StatedCode = (typeof STATED)[number]['code'];
export type Statements = Record<StatedCode, boolean>;

/** The first statement that is not so; null: all are. */
export function unmetStatement(statements: Statements): Condition | null {
  return STATED.find(({ code }) => !statements[code]) ?? null;
}
