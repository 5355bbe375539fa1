// A sentence for every leaf and step of the personal income tax.
import { type Kopecks, formatMoney } from '#primitives/money';
import { type Phrase, type Said, same } from '../phrase.ts';
import { LAW_PHRASES } from './law-phrases.ts';

/** «Слова: 1 × 2» with the inputs of the step joined by a sign. */
function counted(ru: string, en: string, sign: string): Phrase {
  const say =
    (words: string) =>
    ({ input }: Said): string =>
      `${words}: ${input(0)} ${sign} ${input(1)}`;
  return { ru: say(ru), en: say(en) };
}

function times(ru: string, en: string): Phrase {
  return counted(ru, en, '×');
}

function less(ru: string, en: string): Phrase {
  return counted(ru, en, '−');
}

function lower(ru: string, en: string): Phrase {
  return {
    ru: ({ input }) => `${ru}: меньшее из ${input(0)} и ${input(1)}`,
    en: ({ input }) => `${en}: the lower of ${input(0)} and ${input(1)}`,
  };
}

/** A leaf whose words depend on one of its arguments. */
function named(arg: string, words: Readonly<Record<string, readonly [string, string]>>): Phrase {
  const [ru, en] = [0, 1].map(
    (at) =>
      (said: Said): string =>
        words[said.arg(arg)]?.[at] ?? said.arg(arg),
  ) as [Phrase['ru'], Phrase['en']];
  return { ru, en };
}

const LEAVES: Record<string, Phrase> = {
  'ndfl.income': same('Доход за год', 'Income of the year'),
  'ndfl.taxable_base': same('Налоговая база', 'Tax base'),
  'ndfl.passive': named('kind', {
    all: ['Доходы второй группы', 'Income of the second group'],
    dividends: ['Дивиденды', 'Dividends'],
    depositInterestAboveThreshold: [
      'Проценты по вкладам сверх порога',
      'Deposit interest above the threshold',
    ],
    securities: ['Доход от ценных бумаг', 'Income from securities'],
    digitalAssets: ['Доход от цифровых активов', 'Income from digital assets'],
    shareSale: ['Продажа доли в компании', 'Sale of a share in a company'],
    repo: ['Доход от РЕПО', 'Income from repo'],
    securitiesLending: ['Доход от займа ценных бумаг', 'Income from lending securities'],
    iis: ['Доход по ИИС', 'Income of an investment account'],
    propertySale: ['База от продажи имущества', 'Base of a sale of property'],
    gifts: ['Подарки', 'Gifts'],
    insurance: ['Страховые и пенсионные выплаты', 'Insurance and pension payouts'],
  }),
  'ndfl.special': named('kind', {
    servicePay: ['Выплаты участнику СВО и за службу', 'Pay for listed service'],
    northernPay: ['Северные надбавки и коэффициенты', 'Northern allowances'],
  }),
  'ndfl.withheld': same('Удержано и уплачено за год', 'Withheld and paid for the year'),
  'ndfl.each_month': same('Доход каждого месяца', 'Income of each month'),
  'ndfl.months_worked': same('Месяцев с доходом', 'Months with income'),
  'ndfl.month_income': {
    ru: ({ arg }) => `Доход месяца № ${arg('month')}`,
    en: ({ arg }) => `Income of month ${arg('month')}`,
  },
  'ndfl.month_deduction': {
    ru: ({ arg }) => `Вычеты месяца № ${arg('month')}`,
    en: ({ arg }) => `Deductions of month ${arg('month')}`,
  },
  'ndfl.dividends': same('Дивиденды российских компаний', 'Dividends of Russian companies'),
  'ndfl.months': {
    ru: ({ arg }) => {
      const cap = Number(arg('cap'));
      const span = `Месяцы с ${arg('first')} по ${arg('last')}`;
      const most = formatMoney(cap as Kopecks, { whole: true });
      return cap === 0 ? span : `${span}: доход с начала года не больше ${most}`;
    },
    en: ({ arg }) => {
      const cap = Number(arg('cap'));
      const span = `Months ${arg('first')} to ${arg('last')}`;
      const most = formatMoney(cap as Kopecks, { whole: true });
      return cap === 0 ? span : `${span}: income since 1\u00a0January within ${most}`;
    },
  },
  'ndfl.expense': named('kind', {
    treatment: ['Лечение', 'Treatment'],
    medicines: ['Лекарства', 'Medicines'],
    dms: ['Добровольное медицинское страхование', 'Voluntary medical insurance'],
    fitness: ['Спорт', 'Sport'],
    fitnessForRelatives: ['Спорт родителей и других близких', 'Sport of other relatives'],
    ownEducation: ['Своё обучение', 'Own education'],
    lifeInsurance: ['Страхование жизни', 'Life insurance'],
    ownPension: ['Взносы на накопительную пенсию', 'Contributions to the funded pension'],
    qualification: ['Независимая оценка квалификации', 'Qualification test'],
    childEducation: ['Обучение ребёнка', 'Education of a child'],
    expensiveTreatment: ['Дорогостоящее лечение', 'Expensive treatment'],
    charity: ['Пожертвования', 'Charity'],
  }),
  'ndfl.used_by_other': same('Вычет второго родителя', 'Deduction of the other parent'),
  'ndfl.saved': named('kind', {
    iisTypeA: ['Взносы на ИИС типа А', 'Contributions to an investment account of type A'],
    pension: ['Взносы в негосударственный пенсионный фонд', 'Pension contributions'],
    longTermSavings: ['Взносы на долгосрочные сбережения', 'Long-term savings'],
    iis3: ['Взносы на ИИС третьего типа', 'Contributions to an investment account of type 3'],
  }),
  'ndfl.gain': same('Доход от продажи бумаг', 'Gain on the securities'),
  'ndfl.held_years': same('Полных лет владения', 'Full years held'),
  'ndfl.iis_result': same('Результат счёта при закрытии', 'Result of the account at closing'),
  'ndfl.price': same('Расходы на жильё', 'Cost of the home'),
  'ndfl.paid_by_others': same('Оплачено чужими деньгами', 'Paid with other people’s money'),
  'ndfl.loan_interest': same('Уплаченные проценты по кредиту', 'Interest paid on the loan'),
  'ndfl.used_before': same('Использовано раньше', 'Used before'),
  'ndfl.sale_price': same('Цена продажи', 'Sale price'),
  'ndfl.cadastral': same(
    'Кадастровая стоимость на 1\u00a0января',
    'Cadastral value on 1\u00a0January',
  ),
  'ndfl.floor_part': same('Понижающий коэффициент региона', 'Lowered factor of the region'),
  'ndfl.share': same('Доля в праве', 'Share in the right'),
  'ndfl.costs': same('Документы о расходах на покупку', 'Documented cost of acquiring'),
  'ndfl.professional_costs': same('Документы о расходах', 'Documented costs'),
  'ndfl.deposit_interest': same('Проценты по вкладам за год', 'Deposit interest of the year'),
  'ndfl.key_rate.stated': same('Наибольшая ключевая ставка года', 'Highest key rate of the year'),
  'ndfl.unused_thresholds': same(
    'Неиспользованные пороги прошлых лет',
    'Unused thresholds of earlier years',
  ),
};

const SCALE: Record<string, Phrase> = {
  'ndfl.sum': same('Вместе', 'Together'),
  'ndfl.at_least_zero': same(
    'Вычеты больше дохода: база равна нулю',
    'Deductions exceed the income: the base is zero',
  ),
  'ndfl.rounded': {
    ru: ({ input }) => `Округляем ${input(0)} до целых рублей`,
    en: ({ input }) => `${input(0)} rounded to whole roubles`,
  },
  'ndfl.at_rate': times('Налог', 'Tax'),
  'ndfl.excess': less('Выше начала ступени', 'Above the edge of the step'),
  'ndfl.on_excess': times('Налог с превышения', 'Tax on the excess'),
  'ndfl.by_scale': counted('Налог по ступеням', 'Tax by the steps', '+'),
  'ndfl.all_bases': same('Базы группы вместе', 'Bases of the group together'),
  'ndfl.with_both': counted('Базы вместе', 'Bases together', '+'),
  'ndfl.together': counted('До 2025 года базы считают вместе', 'Until 2025 counted together', '+'),
  'ndfl.taxes': counted('Налоги вместе', 'Taxes together', '+'),
  'ndfl.of_months': times('Доход за год', 'Income of the year'),
  'ndfl.from_year_start': same('Доход с начала года', 'Income since 1\u00a0January'),
  'ndfl.deducted_from_start': same('Вычеты с начала года', 'Deductions since 1\u00a0January'),
  'ndfl.withheld_by': same(
    'Удержано раньше больше, чем налог с начала года: новое не удерживают',
    'More was withheld before than the tax since 1\u00a0January: nothing new',
  ),
  'ndfl.withheld_in_month': less('Удержано за месяц', 'Withheld in the month'),
  'ndfl.withheld_in_year': same('Удержано за все месяцы', 'Withheld in all the months'),
  'ndfl.base_left': less('Остаётся', 'Left'),
};

const DEDUCTIONS: Record<string, Phrase> = {
  'ndfl.child_amount': same('На всех детей в месяц', 'For all children a month'),
  'ndfl.doubled': times('В двойном размере', 'Doubled'),
  'ndfl.deduction_for_months': times('Вычет за эти месяцы', 'Deduction of these months'),
  'ndfl.standard': same('Стандартные вычеты за год', 'Standard deductions of the year'),
  'ndfl.limited_sum': same('Расходы под общим пределом', 'Expenses under the common limit'),
  'ndfl.not_counted': same('В этом году не учитывается', 'Not counted in this year'),
  'ndfl.within_limit': lower('Не больше общего предела', 'Within the common limit'),
  'ndfl.limit_left': less('Осталось от предела', 'Left of the limit'),
  'ndfl.per_child': lower('На этого ребёнка', 'For this child'),
  'ndfl.charity_limit': times('Предел пожертвований', 'Limit of charity'),
  'ndfl.charity': lower('Пожертвования', 'Charity'),
  'ndfl.social': same('Социальные вычеты вместе', 'Social deductions together'),
  'ndfl.saved_together': same('Взносы вместе', 'Contributions together'),
  'ndfl.within_saved': lower('Не больше годового предела', 'Within the yearly limit'),
  'ndfl.gain_years': times('Доход с учётом срока', 'Gain by its years'),
  'ndfl.gain_years_all': same('Вместе с учётом сроков', 'Together by their years'),
  'ndfl.gains': same('Доход вместе', 'Gains together'),
  'ndfl.holding_factor': same('Средний срок владения в годах', 'Mean years of holding'),
  'ndfl.holding_limit': times('Предел вычета', 'Limit of the deduction'),
  'ndfl.held_long': lower('Вычет за долгое владение', 'Deduction for long holding'),
  'ndfl.to_kopeck': same('Округляем до копеек', 'Rounded to kopecks'),
  'ndfl.result_above': less('Результат сверх предела', 'Result above the limit'),
  'ndfl.investment': counted('Инвестиционные вычеты', 'Investment deductions', '+'),
  'ndfl.costs_part': times('Расходы без документов', 'Costs without papers'),
  'ndfl.professional': lower('Расходы не больше дохода', 'Costs within the income'),
  'ndfl.all_deductions': same('Все вычеты вместе', 'All deductions together'),
  'ndfl.beyond_main': less('Вычеты сверх основной базы', 'Deductions beyond the main base'),
};

const REFUNDS: Record<string, Phrase> = {
  'ndfl.tax_before': {
    ru: ({ input }) => `Налог без вычета, целые рубли: ${input(0)}`,
    en: ({ input }) => `Tax without the deduction, whole roubles: ${input(0)}`,
  },
  'ndfl.tax_after': {
    ru: ({ input }) => `Налог с вычетом, целые рубли: ${input(0)}`,
    en: ({ input }) => `Tax with the deduction, whole roubles: ${input(0)}`,
  },
  'ndfl.saving': less('Вычет уменьшает налог', 'The deduction lowers the tax'),
  'ndfl.refund': lower('Возврат не больше удержанного', 'Refund within what was withheld'),
  'ndfl.to_return': less('К возврату', 'To be returned'),
  'ndfl.extra_charge': less('К доплате', 'To be paid'),
  'ndfl.refunds': same('Возврат за все годы', 'Refund of all the years'),
  'ndfl.own_cost': less('Свои расходы', 'Own cost'),
  'ndfl.purchase_left': lower('Вычет на покупку', 'Deduction for the purchase'),
  'ndfl.interest_limit': lower('Проценты в пределах лимита', 'Interest within its limit'),
  'ndfl.deduction_used': lower('Используем не больше дохода', 'Used within the income'),
  'ndfl.carried': less('Остаток', 'The rest'),
};

const SALES: Record<string, Phrase> = {
  'ndfl.sale_floor': times('Часть кадастровой стоимости', 'Part of the cadastral value'),
  'ndfl.sale_income': {
    ru: ({ input }) => `Доход от продажи: большее из ${input(0)} и ${input(1)}`,
    en: ({ input }) => `Income of the sale: the higher of ${input(0)} and ${input(1)}`,
  },
  'ndfl.own_income': times('Ваша доля', 'Your share'),
  'ndfl.own_deduction': times('Ваша часть вычета', 'Your part of the deduction'),
  'ndfl.standard_sale': lower('Вычет без документов', 'Deduction without papers'),
  'ndfl.sale_costs': lower('Расходы не больше дохода', 'Costs within the income'),
  'ndfl.sale_base': same('Доход минус вычеты', 'Income less the deductions'),
  'ndfl.sales_base': same('База всех продаж', 'Base of all the sales'),
  'ndfl.same_year': lower('Вычет на покупку того же года', 'Purchase of the same year'),
  'ndfl.deposit_free': times('Порог без налога', 'Threshold free of tax'),
  'ndfl.key_rate.top': same(
    'Наибольшая ставка на первые числа месяцев',
    'Highest rate on the first days of the months',
  ),
  'ndfl.deposit_free_all': counted('Порог с прошлыми годами', 'Threshold with past years', '+'),
  'ndfl.deposit_base': less('Проценты сверх порога', 'Interest above the threshold'),
  'ndfl.freed': times('Проценты этого года освобождены', 'Interest of this year is free'),
};

export const PHRASES: Record<string, Phrase> = {
  ...LEAVES,
  ...SCALE,
  ...DEDUCTIONS,
  ...REFUNDS,
  ...SALES,
  ...LAW_PHRASES,
};
