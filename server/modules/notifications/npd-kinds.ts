// What a self-employed person is told of: the register, the limit, the tax of a month. Pure.
import { type Day, formatDay } from '#primitives/days';
import { formatMoney, kopecks } from '#primitives/money';
import { formatPeriod, parsePeriod } from '#primitives/periods';
import type { Kind } from './kinds.ts';

const money = (value: unknown) => formatMoney(kopecks(Number(value)));
const day = (value: unknown, language: 'ru' | 'en') =>
  formatDay(String(value) as Day, 'long', language);

function period(value: unknown, language: 'ru' | 'en'): string {
  const parsed = parsePeriod(String(value));
  return parsed.ok ? formatPeriod(parsed.value, language) : String(value);
}

export const npdKinds: readonly Kind[] = [
  {
    event: 'self-employment.registered',
    title: { ru: 'Вы самозанятый', en: 'You are self-employed' },
    text: (data) => ({
      ru: `На учёте с ${day(data.registeredOn, 'ru')}. Можно выдавать чеки.`,
      en: `Registered since ${day(data.registeredOn, 'en')}. You may issue receipts.`,
    }),
    href: () => '/npd',
    isMailed: true,
  },
  {
    event: 'self-employment.left',
    title: { ru: 'Учёт самозанятого закончен', en: 'You are no longer self-employed' },
    text: (data) =>
      data.reason === 'limit'
        ? {
            ru:
              `Доход года превысил предел: с ${day(data.endedOn, 'ru')} вы не плательщик НПД. ` +
              'Налог за последний период начислим 12 числа следующего месяца.',
            en:
              `The income of the year passed the limit: since ${day(data.endedOn, 'en')} the ` +
              'regime is over. The last period is charged on the 12th of the next month.',
          }
        : {
            ru: `Последний день — ${day(data.endedOn, 'ru')}. Остаток налога начислим 12 числа.`,
            en: `The last day is ${day(data.endedOn, 'en')}. The rest is charged on the 12th.`,
          },
    href: () => '/npd/status',
    isMailed: true,
  },
  {
    event: 'self-employment.regained',
    title: { ru: 'Право на НПД вернулось', en: 'The right to the regime is back' },
    text: () => ({
      ru: 'Чек аннулирован, доход года не превышает предела. Вы снова на учёте.',
      en: 'A receipt was cancelled, the income is within the limit. You are registered again.',
    }),
    href: () => '/npd/status',
    isMailed: true,
  },
  {
    event: 'self-employment.limit-near',
    title: { ru: 'Предел дохода близко', en: 'The limit of income is near' },
    text: (data) => ({
      ru:
        `Доход за ${String(data.year)} год: ${money(data.incomeKopecks)}. ` +
        'Сверх предела право на НПД теряется с дня чека.',
      en:
        `The income of ${String(data.year)} is ${money(data.incomeKopecks)}. ` +
        'Above the limit the right is lost from the day of the receipt.',
    }),
    href: () => '/npd/status',
    isMailed: true,
  },
  {
    event: 'npd.accrued',
    title: { ru: 'Начислен НПД', en: 'The tax on professional income is charged' },
    text: (data) => ({
      ru:
        `За ${period(data.period, 'ru')}: ${money(data.payableKopecks)}. ` +
        `Срок — ${day(data.dueOn, 'ru')}.`,
      en:
        `For ${period(data.period, 'en')}: ${money(data.payableKopecks)}. ` +
        `Due on ${day(data.dueOn, 'en')}.`,
    }),
    href: (data) => `/npd/tax?month=${String(data.period)}`,
    isMailed: true,
  },
  {
    event: 'npd.recharged',
    title: { ru: 'НПД пересчитан', en: 'The tax on professional income was reckoned anew' },
    text: (data) => ({
      ru:
        `За ${period(data.period, 'ru')}: было ${money(data.wasKopecks)}, ` +
        `стало ${money(data.payableKopecks)}. Чеки этого месяца изменились.`,
      en:
        `For ${period(data.period, 'en')}: ${money(data.wasKopecks)} before, ` +
        `${money(data.payableKopecks)} now. The receipts of the month changed.`,
    }),
    href: (data) => `/npd/tax?month=${String(data.period)}`,
    isMailed: false,
  },
  {
    event: 'npd-wire.password-made',
    title: { ru: 'Создан пароль приложения', en: 'An application password was made' },
    text: (data) => ({
      ru: `Для программы «${String(data.name)}». Если это не вы, отзовите его.`,
      en: `For the program “${String(data.name)}”. Revoke it if it was not you.`,
    }),
    href: () => '/npd/programs',
    isMailed: true,
  },
];
