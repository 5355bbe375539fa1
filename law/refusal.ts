// What the law cannot be asked: a state of the world, not a fault of the program. The server
// turns it into a problem with the same code.

export type RefusalCode =
  | 'law.rate_unknown'
  | 'law.rate_out_of_range'
  | 'law.value_unknown'
  | 'law.value_negative'
  | 'law.area_unknown'
  | 'law.area_negative'
  | 'law.share_wrong'
  | 'law.share_above_one'
  | 'law.months_unknown'
  | 'law.months_wrong'
  | 'law.months_disagree'
  | 'law.children_wrong'
  | 'law.power_wrong'
  | 'law.relief_out_of_range'
  | 'law.factor_wrong'
  | 'law.transition_over'
  | 'law.calendar_unknown'
  | 'law.key_rate_unknown'
  | 'law.span_wrong'
  | 'law.order_unknown'
  | 'law.amount_negative'
  | 'law.requisites_unknown';

type Texts = { readonly ru: string; readonly en: string };

const TEXTS: Record<RefusalCode, Texts> = {
  'law.rate_unknown': {
    ru: 'Ставка налога для этого места и года неизвестна. Загрузите её с указанием источника.',
    en: 'The tax rate for this place and year is not known. Load it with its source.',
  },
  'law.rate_out_of_range': {
    ru: 'Ставка не может быть отрицательной или больше допустимой. Проверьте загруженную ставку.',
    en: 'The rate cannot be negative or above the permitted one. Check the loaded rate.',
  },
  'law.value_unknown': {
    ru: 'Правило для этого года не описано. Посчитать сумму нельзя.',
    en: 'The rule for this year is not described. The amount cannot be calculated.',
  },
  'law.value_negative': {
    ru: 'Кадастровая стоимость не может быть отрицательной. Проверьте сведения об объекте.',
    en: 'The cadastral value cannot be negative. Check the data of the object.',
  },
  'law.area_unknown': {
    ru: 'Площадь объекта неизвестна, а без неё не посчитать вычет. Укажите площадь.',
    en: 'The area is not known, and the deduction needs it. Give the area.',
  },
  'law.area_negative': {
    ru: 'Площадь должна быть больше нуля. Проверьте сведения об объекте.',
    en: 'The area must be above zero. Check the data of the object.',
  },
  'law.share_wrong': {
    ru: 'Доля записывается целыми числами больше нуля, например 1/3. Проверьте долю.',
    en: 'A share is written with whole numbers above zero, such as 1/3. Check the share.',
  },
  'law.share_above_one': {
    ru: 'Доля больше целого. Проверьте числитель и знаменатель доли.',
    en: 'The share is above one. Check its numerator and denominator.',
  },
  'law.months_unknown': {
    ru: 'Неизвестно, сколько месяцев объект был в собственности. Укажите дни начала и конца права.',
    en: 'It is not known how many months the object was owned. Give the days of the right.',
  },
  'law.months_wrong': {
    ru: 'Месяцев в году от 0 до 12, а право не кончается раньше, чем началось. Проверьте дни.',
    en: 'A year has 0 to 12 months, and a right does not end before it begins. Check the days.',
  },
  'law.months_disagree': {
    ru: 'Число месяцев не совпадает с днями владения. Проверьте сведения о праве.',
    en: 'The number of months does not agree with the days of the right. Check the right.',
  },
  'law.children_wrong': {
    ru: 'Число детей должно быть целым и не меньше нуля. Проверьте сведения о детях.',
    en: 'The number of children must be whole and not below zero. Check it.',
  },
  'law.power_wrong': {
    ru: 'Мощность двигателя должна быть больше нуля. Проверьте сведения о транспорте.',
    en: 'The engine power must be above zero. Check the data of the vehicle.',
  },
  'law.relief_out_of_range': {
    ru: 'Льгота — это часть налога от 0 до 1. Проверьте загруженную льготу.',
    en: 'A relief is a part of the tax from 0 to 1. Check the loaded relief.',
  },
  'law.factor_wrong': {
    ru: 'Повышающий коэффициент не меньше 1. Проверьте загруженный коэффициент.',
    en: 'The multiplying factor is not below 1. Check the loaded factor.',
  },
  'law.transition_over': {
    ru: 'Переходная формула действует первые три года и не позже 2024 года. Проверьте год.',
    en: 'The transition formula holds for three years and not after 2024. Check the year.',
  },
  'law.calendar_unknown': {
    ru: 'Рабочие дни этого года ещё не утверждены. Загрузите календарь, и срок появится.',
    en: 'The working days of that year are not known. Load the calendar to get the deadline.',
  },
  'law.key_rate_unknown': {
    ru: 'Ключевая ставка на этот день неизвестна. Загрузите историю ставки.',
    en: 'The key rate of that day is not known. Load the history of the rate.',
  },
  'law.span_wrong': {
    ru: 'Период долга кончается раньше, чем начинается, или долг отрицательный. Проверьте периоды.',
    en: 'A span of debt ends before it begins, or the debt is negative. Check the spans.',
  },
  'law.order_unknown': {
    ru: 'Порядок зачёта единого платежа до 2023 года не описан. Проверьте день платежа.',
    en: 'The order of the single payment before 2023 is not described. Check the day.',
  },
  'law.amount_negative': {
    ru: 'Сумма не может быть отрицательной. Проверьте суммы.',
    en: 'An amount cannot be negative. Check the amounts.',
  },
  'law.requisites_unknown': {
    ru: 'Реквизиты единого платежа на этот день не описаны. Загрузите их с указанием источника.',
    en: 'The requisites of the single payment for that day are not known. Load them.',
  },
};

export const REFUSAL_TEXTS: Readonly<Record<RefusalCode, Texts>> = TEXTS;

/** `args` name what is missing or wrong: the region, the year, the kind, the value. */
export class LawRefusal extends Error {
  readonly code: RefusalCode;
  readonly args: Readonly<Record<string, string | number>>;
  readonly texts: Texts;

  constructor(code: RefusalCode, args: Readonly<Record<string, string | number>> = {}) {
    super(`${code} ${JSON.stringify(args)}`);
    this.name = 'LawRefusal';
    this.code = code;
    this.args = args;
    this.texts = TEXTS[code];
  }
}
