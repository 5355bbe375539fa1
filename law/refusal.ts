// What the law cannot be asked: a state of the world, not a fault of the program. The server
// turns it into a problem with the same code.

import { REFUSALS as CONTRIBUTIONS } from './contributions/refusals.ts';
import { REFUSALS as ENS } from './ens/refusals.ts';
import { REFUSALS as FINES } from './fines/refusals.ts';
import { REFUSALS as NDFL } from './ndfl/refusals.ts';
import { REFUSALS as NPD } from './npd/refusals.ts';
import { REFUSALS as PSN } from './psn/refusals.ts';
import { REFUSALS as USN } from './usn/refusals.ts';
import type { Texts } from './phrase.ts';

const COMMON = {
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
  'law.input_missing': {
    ru: 'Не хватает поля, без которого правило не посчитать. Добавьте его.',
    en: 'A field the rule needs is missing. Add it.',
  },
  'law.input_wrong': {
    ru: 'Поле записано не так, как ждёт правило. Проверьте его значение.',
    en: 'A field is not written the way the rule expects. Check its value.',
  },
  'law.rule_unknown': {
    ru: 'Такого правила нет. Список правил печатает команда law rules.',
    en: 'There is no such rule. The command law rules prints the list.',
  },
  'law.out_of_range': {
    ru: 'Число больше, чем можно точно посчитать. Проверьте суммы и дни.',
    en: 'A figure is beyond what can be counted exactly. Check the amounts and days.',
  },
  'law.later_than_known': {
    ru: 'День позже того, на который считается сумма. Проверьте день.',
    en: 'A day is later than the one the amount is asked for. Check the day.',
  },
  'law.state_contradictory': {
    ru: 'Сведения противоречат друг другу. Оставьте одно из состояний.',
    en: 'The facts contradict each other. Keep one of the states.',
  },
} satisfies Record<`law.${string}`, Texts>;

const TEXTS = {
  ...COMMON,
  ...CONTRIBUTIONS,
  ...ENS,
  ...FINES,
  ...NDFL,
  ...NPD,
  ...PSN,
  ...USN,
};

export type RefusalCode = keyof typeof TEXTS;

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
