// How a charge is called in files: its status and the document it follows from.
import type { Language } from '#platform/context';
import type { Charge, ChargeSource } from '../charge.ts';

export const statusWords: Record<Charge['status'], Record<Language, string>> = {
  due: { ru: 'К оплате', en: 'Due' },
  reserved: { ru: 'Зарезервировано', en: 'Reserved' },
  part_paid: { ru: 'Оплачено частично', en: 'Paid in part' },
  paid: { ru: 'Оплачено', en: 'Paid' },
  overdue: { ru: 'Просрочено', en: 'Overdue' },
};

export const classWords: Record<string, string> = {
  tax: 'налоги',
  penalty: 'пени',
  fine: 'штрафы',
  interest: 'проценты',
};

export const sourceWords: Record<ChargeSource['kind'], Record<Language, string>> = {
  notice: { ru: 'Налоговое уведомление', en: 'Tax notice' },
  declaration: { ru: 'Декларация', en: 'Return' },
  calculation: { ru: 'Расчёт', en: 'Calculation' },
  statement: { ru: 'Уведомление об исчисленных суммах', en: 'Statement of computed sums' },
  patent: { ru: 'Патент', en: 'Patent' },
  receipts: { ru: 'Чеки', en: 'Receipts' },
  decision: { ru: 'Решение', en: 'Decision' },
  loaded: { ru: 'Загруженное начисление', en: 'Loaded charge' },
  law: { ru: 'По закону', en: 'By law' },
};
