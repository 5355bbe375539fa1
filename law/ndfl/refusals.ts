// What the formulas of the personal income tax refuse, beside the refusals all taxes share.
import type { Texts } from '../phrase.ts';

export const REFUSALS = {
  'law.ndfl_base_unknown': {
    ru: 'Такого вида дохода во второй группе нет. Проверьте название налоговой базы.',
    en: 'The second group has no such kind of income. Check the name of the base.',
  },
  'law.ndfl_expense_unknown': {
    ru: 'Такого вида расходов среди социальных вычетов нет. Проверьте название расхода.',
    en: 'Social deductions know no such kind of expense. Check the name of the expense.',
  },
  'law.ndfl_months_too_many': {
    ru: 'В году не больше 12 месяцев. Проверьте число месяцев или список доходов.',
    en: 'A year has at most 12 months. Check the number of months or the list of incomes.',
  },
  'law.ndfl_lists_disagree': {
    ru: 'Списки по месяцам или по детям разной длины. Дополните короткий список нулями.',
    en: 'Lists by month or by child differ in length. Fill the shorter one with zeros.',
  },
  'law.ndfl_child_order_wrong': {
    ru: 'Очерёдность детей начинается с 1, и двух одинаковых номеров нет. Проверьте детей.',
    en: 'The order of children starts at 1 and no number repeats. Check the children.',
  },
  'law.ndfl_child_unborn': {
    ru: 'Ребёнок родился после этого года. Проверьте день рождения или год.',
    en: 'The child was born after that year. Check the day of birth or the year.',
  },
  'law.ndfl_related_seller': {
    ru: 'Покупка у родственника или работодателя вычета не даёт. Уберите её из расчёта.',
    en: 'A purchase from a relative or an employer gives no deduction. Leave it out.',
  },
  'law.ndfl_deduction_overused': {
    ru: 'Использовано больше, чем разрешает закон. Проверьте вычеты прошлых лет.',
    en: 'More has been used than the law allows. Check the deductions of earlier years.',
  },
  'law.ndfl_sale_before_purchase': {
    ru: 'Имущество продано раньше, чем приобретено. Проверьте дни.',
    en: 'The property was sold before it was acquired. Check the days.',
  },
  'law.ndfl_sale_of_other_year': {
    ru: 'Продажа была в другом году. Выберите год, в котором передано право.',
    en: 'The sale was in another year. Choose the year the right passed.',
  },
  'law.ndfl_term_unknown': {
    ru: 'Неизвестно, прошёл ли минимальный срок владения. Укажите дни покупки и продажи.',
    en: 'It is not known whether the minimum term has passed. Give the days of both deals.',
  },
  'law.ndfl_objects_too_many': {
    ru: 'В одном расчёте не больше десяти проданных объектов одной группы. Разделите список.',
    en: 'One calculation takes at most ten sold objects of a group. Split the list.',
  },
  'law.ndfl_year_too_far': {
    ru: 'Остаток вычета пенсионера переносится не дальше трёх прошлых лет. Проверьте годы.',
    en: 'A pensioner carries the rest back three years at most. Check the years.',
  },
  'law.ndfl_filed_too_early': {
    ru: 'Декларация подана раньше, чем кончился год. Проверьте день подачи.',
    en: 'The return was filed before the year ended. Check the day of filing.',
  },
} satisfies Record<`law.${string}`, Texts>;
