// A sentence for every figure of the law of the personal income tax.
import { type Phrase, same } from '../phrase.ts';

function nth(ru: string, en: string): Phrase {
  return {
    ru: ({ arg }) => `${ru}, ${arg('order')}-й ребёнок`,
    en: ({ arg }) => `${en}, child ${arg('order')}`,
  };
}

export const LAW_PHRASES: Record<string, Phrase> = {
  'ndfl.zero': same('Ноль', 'Zero'),
  'ndfl.rate': same('Ставка налога', 'Tax rate'),
  'ndfl.rate.nonresident': same('Ставка нерезидента', 'Rate of a non-resident'),
  'ndfl.rate.foreign_agent': same('Ставка иностранного агента', 'Rate of a foreign agent'),
  'ndfl.step_from': same('Начало ступени', 'Edge of the step'),
  'ndfl.step_sum': same('Налог до начала ступени', 'Tax up to the edge of the step'),
  'ndfl.resident_days': same('Дней в России для резидента', 'Days in Russia of a resident'),
  'ndfl.child.order1': nth('В месяц', 'A month'),
  'ndfl.child.order2': nth('В месяц', 'A month'),
  'ndfl.child.order3': nth('В месяц', 'A month'),
  'ndfl.child.disabled': nth('В месяц за инвалидность', 'A month for the disability'),
  'ndfl.child.cap': same('Предел дохода с начала года', 'Limit of income since 1\u00a0January'),
  'ndfl.child.cap_counts_other': same(
    'Доходы вне основной базы в пределе дохода',
    'Income outside the main base within the limit',
  ),
  'ndfl.child.double': same('Вычет единственного родителя', 'Deduction of the only parent'),
  'ndfl.child.age': same('Возраст ребёнка', 'Age of a child'),
  'ndfl.child.student_age': same('Возраст студента', 'Age of a student'),
  'ndfl.own': same('Свой вычет в месяц', 'Own deduction a month'),
  'ndfl.gto': same('Вычет за значок ГТО', 'Deduction for the badge of fitness'),
  'ndfl.gto_preventive': same('Профосмотр для вычета ГТО', 'Examination for the badge'),
  'ndfl.social.limit': same('Общий предел социальных вычетов', 'Common limit of social deductions'),
  'ndfl.social.child_education': same(
    'Предел на обучение одного ребёнка',
    'Limit for the education of one child',
  ),
  'ndfl.social.charity_part': same('Часть дохода на пожертвования', 'Part of income for charity'),
  'ndfl.social.charity_part_culture': same(
    'Часть дохода на пожертвования культуре',
    'Part of income for charity to culture',
  ),
  'ndfl.social.fitness': same('Спорт в вычете с 2022 года', 'Sport is deducted since 2022'),
  'ndfl.social.fitness_relatives': same(
    'Спорт близких в вычете с 2026 года',
    'Sport of relatives is deducted since 2026',
  ),
  'ndfl.iis.limit': same('Предел взносов за год', 'Limit of contributions in a year'),
  'ndfl.iis.min_years': same('Лет до закрытия счёта', 'Years to the closing of the account'),
  'ndfl.iis.result_limit': same('Предел дохода без налога', 'Limit of the result free of tax'),
  'ndfl.securities.year_limit': same('Предел за год владения', 'Limit for a year of holding'),
  'ndfl.long_term.limit': same('Общий предел сбережений за год', 'Common limit of savings'),
  'ndfl.purchase.limit': same('Предел вычета на жильё', 'Limit of the deduction for a home'),
  'ndfl.purchase.years_back': same('Лет назад для пенсионера', 'Years back for a pensioner'),
  'ndfl.interest.limit': same('Предел вычета на проценты', 'Limit of the deduction for interest'),
  'ndfl.sale.home': same('Вычет на жильё и землю за год', 'Deduction for homes and land'),
  'ndfl.sale.other_real_estate': same(
    'Вычет на другую недвижимость за год',
    'Deduction for other real estate',
  ),
  'ndfl.sale.movable': same('Вычет на другое имущество за год', 'Deduction for other things'),
  'ndfl.sale.floor': same('Часть кадастровой стоимости', 'Part of the cadastral value'),
  'ndfl.sale.term': same('Минимальный срок владения', 'Minimum term of holding'),
  'ndfl.sale.term_short': same('Короткий срок владения', 'Short term of holding'),
  'ndfl.sale.term_movable': same('Срок владения вещью', 'Term of holding a thing'),
  'ndfl.sale.only_home_days': same(
    'Дней до продажи, когда новое жильё не мешает',
    'Days before the sale a new home is overlooked',
  ),
  'ndfl.sale.family_cadastral': same(
    'Предел кадастровой стоимости для семьи с детьми',
    'Limit of cadastral value for a family',
  ),
  'ndfl.sale.family_children': same('Детей в семье не меньше', 'Children in the family at least'),
  'ndfl.sale.family_other_home': same('Доля в другом жилье не больше', 'Part in another home'),
  'ndfl.sale.small_undeclared': same(
    'Доход в пределах вычета не декларируют',
    'Income within the deduction is not declared',
  ),
  'ndfl.part': same('Норматив расходов', 'Standard part of costs'),
  'ndfl.deposit.sum': same('Сумма для порога процентов', 'Sum for the threshold of interest'),
  'ndfl.deposit.low_pct': same('Процентов в год не больше', 'Per cent a year at most'),
  'ndfl.deposit.taxed': same(
    'Освобождены проценты 2021 и 2022',
    'Interest of 2021 and 2022 is free',
  ),
  'ndfl.key_rate': {
    ru: ({ dayArg }) => `Ключевая ставка на ${dayArg('first')}`,
    en: ({ dayArg }) => `Key rate on ${dayArg('first')}`,
  },
};
