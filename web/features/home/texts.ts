import { catalogue, plural } from '../../language.ts';

const days = (count: number) =>
  plural(count, { one: 'день', few: 'дня', many: 'дней', other: 'дня' });
const charges = (count: number) =>
  plural(count, { one: 'начисление', few: 'начисления', many: 'начислений', other: 'начисления' });

export const homeTexts = catalogue(
  {
    title: 'Главная',
    greeting: {
      night: 'Доброй ночи',
      morning: 'Доброе утро',
      day: 'Добрый день',
      evening: 'Добрый вечер',
    },
    greet: (greeting: string, name: string) => (name === '' ? greeting : `${greeting}, ${name}`),
    account: 'Единый налоговый счёт',
    debt: 'Долг сейчас',
    noDebt: 'Просроченного нет',
    debtOne: (name: string, since: string) => `${name}, просрочен с\u00a0${since}`,
    debtMany: (count: number, since: string) =>
      `${count} ${charges(count)}, самое раннее просрочено с\u00a0${since}`,
    toPay: 'К оплате',
    toPayBy: (day: string) => `К оплате до\u00a0${day}`,
    toPayNote: (count: number, left: string) => `${count} ${charges(count)}, ${left}`,
    left: (count: number) => {
      if (count === 0) return 'срок сегодня';
      const word = plural(count, { one: 'остался', many: 'осталось', other: 'осталось' });
      return `${word} ${count} ${days(count)}`;
    },
    nothingToPay: 'Новых сроков нет',
    andBy: (day: string) => `и ещё до\u00a0${day}`,
    reserved: 'Зарезервировано',
    reservedNote: 'спишется в срок уплаты',
    free: 'Свободно на счёте',
    freeNote: 'можно вернуть или оставить на будущее',
    payAll: (sum: string) => `Оплатить ${sum}`,
    composition: 'Из чего складывается',
    calmTitle: 'Всё оплачено',
    calmText: 'Платить сейчас ничего не нужно. Сообщим, когда появится начисление.',
    firstTitle: 'Начислений пока нет',
    firstText: 'Налог считают раз в год, до 1 декабря. Сообщим, как только он появится.',
    next: 'Ближайшие начисления',
    all: 'Все начисления',
    tax: 'Налог',
    period: 'Период',
    due: 'Срок',
    status: 'Статус',
    sum: 'Осталось',
    deadlines: 'Сроки',
    noDeadlines: 'Ближайших сроков нет',
    property: 'Имущество',
    allProperty: 'Всё имущество',
    noProperty: 'В реестрах за вами ничего не числится',
    noTax: 'налога ещё нет',
    taxPerYear: 'налог за последний год',
    events: 'События',
    allEvents: 'Все уведомления',
    noEvents: 'Событий пока нет',
  },
  {
    title: 'Home',
    greeting: {
      night: 'Good night',
      morning: 'Good morning',
      day: 'Good afternoon',
      evening: 'Good evening',
    },
    greet: (greeting, name) => (name === '' ? greeting : `${greeting}, ${name}`),
    account: 'Single tax account',
    debt: 'Debt now',
    noDebt: 'Nothing is overdue',
    debtOne: (name, since) => `${name}, overdue since ${since}`,
    debtMany: (count, since) => `${count} charges, the earliest overdue since ${since}`,
    toPay: 'To pay',
    toPayBy: (day) => `To pay by ${day}`,
    toPayNote: (count, left) =>
      `${count} ${plural(count, { one: 'charge', other: 'charges' })}, ${left}`,
    left: (count) =>
      count === 0
        ? 'due today'
        : `${count} ${plural(count, { one: 'day', other: 'days' })} left`,
    nothingToPay: 'No new deadlines',
    andBy: (day) => `and by ${day}`,
    reserved: 'Reserved',
    reservedNote: 'will be taken on the due day',
    free: 'Free on the account',
    freeNote: 'can be returned or kept for later',
    payAll: (sum) => `Pay ${sum}`,
    composition: 'What it is made of',
    calmTitle: 'Everything is paid',
    calmText: 'There is nothing to pay now. You will hear when a charge appears.',
    firstTitle: 'No charges yet',
    firstText: 'Tax is computed once a year, before 1 December. You will hear as soon as it is.',
    next: 'Next charges',
    all: 'All charges',
    tax: 'Tax',
    period: 'Period',
    due: 'Due',
    status: 'Status',
    sum: 'Left to pay',
    deadlines: 'Deadlines',
    noDeadlines: 'No deadlines ahead',
    property: 'Property',
    allProperty: 'All property',
    noProperty: 'The registries list nothing under your name',
    noTax: 'no tax yet',
    taxPerYear: 'tax of the last year',
    events: 'Events',
    allEvents: 'All notifications',
    noEvents: 'No events yet',
  },
);
