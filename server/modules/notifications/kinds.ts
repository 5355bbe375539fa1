// Which facts are told, in which words, with which page behind them. One table; pure.
import type { Day } from '#primitives/days';
import { formatDay } from '#primitives/days';
import { formatMoney, kopecks } from '#primitives/money';
import type { Event } from '#platform/events';

export interface Words {
  ru: string;
  en: string;
}

export interface Kind {
  event: string;
  title: Words;
  text: (data: Event['data']) => Words;
  href: (data: Event['data']) => string | null;
  /** Also a letter to the confirmed address (ACC-6). */
  isMailed: boolean;
}

const money = (value: unknown) => formatMoney(kopecks(Number(value)));
const day = (value: unknown, language: 'ru' | 'en') =>
  formatDay(String(value) as Day, 'long', language);

export const kinds: readonly Kind[] = [
  {
    event: 'taxpayers.registered',
    title: { ru: 'Кабинет открыт', en: 'The cabinet is open' },
    text: () => ({
      ru: 'Данные совпали с реестрами. Сведения об имуществе загружаются.',
      en: 'Your data match the registries. The property data are being loaded.',
    }),
    href: () => '/fl',
    isMailed: false,
  },
  {
    event: 'charge.accrued',
    title: { ru: 'Новые начисления', en: 'New charges' },
    text: (data) => ({
      ru:
        `Налоги за ${String(data.taxYear)} год: ${money(data.totalKopecks)}. ` +
        `Срок — ${day(data.dueOn, 'ru')}.`,
      en:
        `Taxes for ${String(data.taxYear)}: ${money(data.totalKopecks)}. ` +
        `Due on ${day(data.dueOn, 'en')}.`,
    }),
    href: (data) => `/taxes/charges?year=${String(data.taxYear)}`,
    isMailed: true,
  },
  {
    event: 'charge.corrected',
    title: { ru: 'Начисление пересчитано', en: 'A charge was recalculated' },
    text: () => ({
      ru: 'Сведения, из которых он следует, изменились, поэтому налог посчитан заново.',
      en: 'The data it follows from changed, so the tax was computed anew.',
    }),
    href: (data) =>
      typeof data.replacedById === 'string'
        ? `/taxes/charges/${data.replacedById}`
        : '/taxes/charges',
    isMailed: true,
  },
  {
    event: 'deadline.near',
    title: { ru: 'Скоро срок уплаты', en: 'A due day is near' },
    text: (data) => ({
      ru: `К оплате ${money(data.payableKopecks)} — срок ${day(data.dueOn, 'ru')}.`,
      en: `${money(data.payableKopecks)} to pay, due on ${day(data.dueOn, 'en')}.`,
    }),
    href: () => '/taxes/calendar',
    isMailed: true,
  },
  {
    event: 'charge.overdue',
    title: { ru: 'Срок уплаты прошёл', en: 'A due day has passed' },
    text: (data) => ({
      ru: `Долг ${money(data.debtKopecks)}. Пени начисляются за каждый день просрочки.`,
      en: `The debt is ${money(data.debtKopecks)}. Penalties accrue for each day.`,
    }),
    href: () => '/taxes/debts',
    isMailed: true,
  },
  {
    event: 'penalty.accrued',
    title: { ru: 'Начислены пени', en: 'Penalties began' },
    text: () => ({
      ru: 'Пени — плата за просрочку. Расчёт по дням открыт в начислении.',
      en: 'A penalty is the price of being late. The charge shows it day by day.',
    }),
    href: (data) =>
      typeof data.chargeId === 'string' ? `/taxes/charges/${data.chargeId}` : '/taxes/charges',
    isMailed: false,
  },
  {
    event: 'payment.settled',
    title: { ru: 'Платёж зачислен', en: 'A payment arrived' },
    text: (data) => ({
      ru: `${money(data.amountKopecks)} зачислено на единый налоговый счёт.`,
      en: `${money(data.amountKopecks)} is on the single tax account.`,
    }),
    href: (data) => `/payments/${String(data.paymentId)}`,
    isMailed: false,
  },
  {
    event: 'payment.declined',
    title: { ru: 'Платёж отклонён', en: 'A payment was declined' },
    text: (data) => ({
      ru: `Банк отклонил платёж на ${money(data.amountKopecks)}. Деньги не списаны.`,
      en: `The bank declined ${money(data.amountKopecks)}. No money was taken.`,
    }),
    href: (data) => `/payments/${String(data.paymentId)}`,
    isMailed: false,
  },
  {
    event: 'payment.reversed',
    title: { ru: 'Платёж отозван', en: 'A payment was taken back' },
    text: (data) => {
      const sum = money(data.amountKopecks);
      const again = money(data.reopenedKopecks);
      const [on, onEn] = [day(data.paidOn, 'ru'), day(data.paidOn, 'en')];
      if (data.insteadKopecks !== undefined) {
        const right = money(data.insteadKopecks);
        return {
          ru:
            `Сумма платежа от ${on} исправлена тем, кто его провёл: была ${sum}, стала ${right}. ` +
            `Снова не погашено: ${again}.`,
          en:
            `The sum of the payment of ${onEn} was put right by who had told of it: it was ` +
            `${sum}, now it is ${right}. Owed again: ${again}.`,
        };
      }
      return {
        ru: `Платёж от ${on} на ${sum} отменён тем, кто его провёл. Снова не погашено: ${again}.`,
        en:
          `The payment of ${onEn}, ${sum}, was cancelled by who had told of it. ` +
          `Owed again: ${again}.`,
      };
    },
    href: () => '/taxes/history?what=money',
    isMailed: true,
  },
];
