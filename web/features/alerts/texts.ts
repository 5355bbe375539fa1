import { catalogue, plural } from '../../language.ts';

const signals = (count: number) =>
  plural(count, { one: 'открытый', many: 'открытых', other: 'открытых' });

export const alertsTexts = catalogue(
  {
    title: 'Сигналы',
    lead: 'То, на что должен посмотреть человек. Сами они ничего не исправляют.',
    count: (count: number) => `${count} ${signals(count)}`,
    which: 'Какие сигналы показать',
    open: 'Открытые',
    all: 'Все',
    list: 'Список сигналов',
    severity: { notice: 'К сведению', warning: 'Важно', critical: 'Срочно' },
    take: 'Принять',
    takeNamed: (text: string) => `Принять: ${text}`,
    taken: (when: string) => `принят ${when}`,
    payment: 'Номер операции у банка',
    emptyTitle: 'Открытых сигналов нет',
    emptyText: 'Новые появятся здесь сами.',
    noneTitle: 'Сигналов ещё не было',
  },
  {
    title: 'Alerts',
    lead: 'What a person must look at. They mend nothing by themselves.',
    count: (count) => `${count} open`,
    which: 'Which alerts to show',
    open: 'Open',
    all: 'All',
    list: 'List of alerts',
    severity: { notice: 'Notice', warning: 'Important', critical: 'Urgent' },
    take: 'Take',
    takeNamed: (text) => `Take: ${text}`,
    taken: (when) => `taken ${when}`,
    payment: 'Number of the order at the bank',
    emptyTitle: 'No open alerts',
    emptyText: 'New ones will appear here by themselves.',
    noneTitle: 'There have been no alerts yet',
  },
);
