// The one table of statuses (design §5): the word, its colour and its icon, everywhere the same.
import { type Language, plural } from '../language.ts';

export type StatusTone = 'info' | 'ok' | 'warn' | 'bad' | 'neutral';
export type StatusIcon = 'wallet' | 'kept' | 'part' | 'done' | 'late' | 'wait' | 'refused';
export interface StatusLook {
  readonly tone: StatusTone;
  readonly icon: StatusIcon;
  readonly ru: string;
  readonly en: string;
}

export const CHARGE_STATUSES = {
  due: { tone: 'info', icon: 'wallet', ru: 'К оплате', en: 'To pay' },
  reserved: { tone: 'info', icon: 'kept', ru: 'Зарезервировано', en: 'Reserved' },
  part_paid: { tone: 'warn', icon: 'part', ru: 'Оплачено частично', en: 'Partly paid' },
  paid: { tone: 'ok', icon: 'done', ru: 'Оплачено', en: 'Paid' },
  overdue: { tone: 'bad', icon: 'late', ru: 'Просрочено', en: 'Overdue' },
} as const satisfies Record<string, StatusLook>;
export type ChargeStatus = keyof typeof CHARGE_STATUSES;

export const PAYMENT_STATUSES = {
  // While the person is at the bank nothing is known yet, so the word is the same.
  waiting: { tone: 'neutral', icon: 'wait', ru: 'Проверяем', en: 'Checking' },
  checking: { tone: 'neutral', icon: 'wait', ru: 'Проверяем', en: 'Checking' },
  paid: { tone: 'ok', icon: 'done', ru: 'Оплачен', en: 'Paid' },
  declined: { tone: 'bad', icon: 'refused', ru: 'Отклонён', en: 'Declined' },
  review: { tone: 'neutral', icon: 'wait', ru: 'На проверке', en: 'Under review' },
  // Its source took the money back: it never counted.
  reversed: { tone: 'bad', icon: 'refused', ru: 'Отозван', en: 'Taken back' },
} as const satisfies Record<string, StatusLook>;
export type PaymentStatus = keyof typeof PAYMENT_STATUSES;

export function wordOf(look: StatusLook, language: Language): string {
  return look[language];
}

/** «Просрочено 12 дней»: the overdue word with its days; others as they stand. */
export function overdueWord(days: number, language: Language): string {
  const word = CHARGE_STATUSES.overdue[language];
  if (days <= 0) return word;
  const unit =
    language === 'ru'
      ? plural(days, { one: 'день', few: 'дня', many: 'дней', other: 'дня' })
      : plural(days, { one: 'day', other: 'days' });
  return `${word} ${days}\u00a0${unit}`;
}
