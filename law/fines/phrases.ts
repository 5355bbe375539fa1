// A sentence for every leaf and step of fines.
import { type Phrase, same } from '../phrase.ts';

export const PHRASES: Record<string, Phrase> = {
  'fine.116.late': same('Штраф за позднюю постановку на учёт', 'Fine for late registration'),
  'fine.116.rate': same('Часть дохода без постановки на учёт', 'Part of the income'),
  'fine.116.least': same('Наименьший штраф', 'Least fine'),
  'fine.116.income': same('Доход без постановки на учёт', 'Income while not registered'),
  'fine.119.rate.month': same('За каждый месяц опоздания', 'For each month of delay'),
  'fine.119.rate.most': same('Не больше этой части налога', 'Not more than this part of the tax'),
  'fine.119.least': same('Наименьший штраф', 'Least fine'),
  'fine.119.months_late': same(
    'Полные и неполные месяцы опоздания',
    'Full and part months of delay',
  ),
  'fine.119.unpaid_tax': same(
    'Налог, не уплаченный к своему сроку',
    'Tax not paid by its own due day',
  ),
  'fine.119.rate.late': {
    ru: ({ input }) => `Часть налога за опоздание: ${input(0)} × ${input(1)}`,
    en: ({ input }) => `Part of the tax for the delay: ${input(0)} × ${input(1)}`,
  },
  'fine.119.rate.limited': {
    ru: ({ input }) => `Меньшая из частей: ${input(0)} и ${input(1)}`,
    en: ({ input }) => `The smaller part of ${input(0)} and ${input(1)}`,
  },
  'fine.122.rate.careless': same('Часть неуплаченного налога', 'Part of the unpaid tax'),
  'fine.122.rate.wilful': same('Часть налога при умысле', 'Part of the tax when wilful'),
  'fine.122.understated': same('Налог, который занизили', 'Tax that was understated'),
  'fine.122.covered': same(
    'Положительное сальдо, которое его покрывало',
    'Positive balance that covered it',
  ),
  'fine.122.not_covered': {
    ru: ({ input }) => `Не покрыто сальдо: ${input(0)} − ${input(1)}`,
    en: ({ input }) => `Not covered by the balance: ${input(0)} − ${input(1)}`,
  },
  'fine.122.base': same('Но не меньше нуля', 'But not below zero'),
  'fine.123.rate': same('Часть неудержанного налога', 'Part of the tax not withheld'),
  'fine.123.not_withheld': same(
    'Налог, который агент не удержал или не перечислил',
    'Tax the agent did not withhold or transfer',
  ),
  'fine.126.each': same('Штраф за каждый документ', 'Fine for each document'),
  'fine.126.documents': same('Непредставленных документов', 'Documents not given'),
  'fine.126.all': {
    ru: ({ input }) => `За все документы: ${input(0)} × ${input(1)}`,
    en: ({ input }) => `For all documents: ${input(0)} × ${input(1)}`,
  },
  'fine.129.1.rate': same('Часть налога на объект', 'Part of the tax on the object'),
  'fine.129.1.tax': same(
    'Неуплаченный налог на объект, о котором не сообщили',
    'Unpaid tax on the object that was not reported',
  ),
  'fine.129.13.rate.first': same('Часть расчёта без чека', 'Part of the settlement'),
  'fine.129.13.rate.repeated': same(
    'Повторно за шесть месяцев: весь расчёт',
    'Again within six months: all of the settlement',
  ),
  'fine.129.13.settlement': same('Расчёт, о котором не сообщили', 'Settlement not reported'),
  'fine.129.14.rate': same('Часть расчёта без чека', 'Part of the settlement'),
  'fine.129.14.least': same('Наименьший штраф', 'Least fine'),
  'fine.129.14.settlement': same(
    'Расчёт, о котором не сообщила площадка',
    'Settlement the platform did not report',
  ),
  'fine.share': {
    ru: ({ input }) => `Штраф: ${input(0)} × ${input(1)}`,
    en: ({ input }) => `Fine: ${input(0)} × ${input(1)}`,
  },
  'fine.at_least': {
    ru: ({ input }) => `Большая из сумм: ${input(0)} и ${input(1)}`,
    en: ({ input }) => `The larger of ${input(0)} and ${input(1)}`,
  },
  'fine.mitigation': same('Смягчение: не меньше чем вдвое', 'Mitigation: at least by half'),
  'fine.mitigation_divisor': same(
    'Во сколько раз уменьшило решение',
    'How many times the decision lowers it',
  ),
  'fine.mitigated': {
    ru: ({ input }) => `Есть смягчающие обстоятельства: ${input(0)} / ${input(1)}`,
    en: ({ input }) => `Mitigating circumstances: ${input(0)} / ${input(1)}`,
  },
  'fine.repeated': same('Повторно за двенадцать месяцев', 'Again within twelve months'),
  'fine.doubled': {
    ru: ({ input }) => `Нарушение повторное: ${input(0)} × ${input(1)}`,
    en: ({ input }) => `The violation is a repeated one: ${input(0)} × ${input(1)}`,
  },
  'fine.out_of_time': same('Срок давности три года прошёл', 'The three years are over'),
  'fine.lapsed': {
    ru: ({ input }) => `После срока давности штрафа нет: ${input(0)} × ${input(1)}`,
    en: ({ input }) => `No fine after the limitation: ${input(0)} × ${input(1)}`,
  },
  'fine.nothing': same('Нарушения нет', 'There is no violation'),
  'fine.amount': same('Округляем до копеек', 'Rounded to kopecks'),
};
