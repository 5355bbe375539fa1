// What the formulas of the tax on professional income refuse, beside the refusals all taxes share.
import type { Texts } from '../phrase.ts';

export const REFUSALS = {
  'law.npd_bonus_above': {
    ru: 'Остаток вычета больше 10 000 ₽, а столько даётся на всю жизнь. Проверьте остаток.',
    en: 'More of the deduction is left than the 10,000 given for life. Check what is left.',
  },
  'law.npd_receipt_outside': {
    ru: 'Чек не относится к периоду, за который считается налог. Проверьте день чека.',
    en: 'A receipt is not of the period the tax is asked for. Check its day.',
  },
  'law.npd_receipt_repeated': {
    ru: 'Два чека с одним номером. Проверьте номера чеков.',
    en: 'Two receipts have the same number. Check the numbers.',
  },
  'law.npd_receipt_unknown': {
    ru: 'Аннулируется чек, которого нет среди чеков. Проверьте номер чека.',
    en: 'The receipt to cancel is not among the receipts. Check its number.',
  },
  'law.npd_cancelled_before': {
    ru: 'Чек аннулирован раньше, чем выдан. Проверьте дни.',
    en: 'A receipt is cancelled before it was given. Check the days.',
  },
  'law.npd_months_wrong': {
    ru: 'Месяцы идут не по порядку или повторяются. Проверьте периоды.',
    en: 'The months are out of order or repeated. Check the periods.',
  },
  'law.npd_registration_wrong': {
    ru: 'Снятие с учёта раньше постановки. Проверьте дни.',
    en: 'The registration ends before it begins. Check the days.',
  },
  'law.npd_right_lost': {
    ru: 'Предел дохода превышен ещё до этого чека. Посчитайте налог по другому режиму.',
    en: 'The limit was crossed before this receipt. Calculate the tax under another regime.',
  },
} satisfies Record<`law.${string}`, Texts>;
