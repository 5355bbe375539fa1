import { catalogue, plural } from '../language.ts';

const word = (count: number) =>
  plural(count, { one: 'чек', few: 'чека', many: 'чеков', other: 'чека' });

export const queueTexts = catalogue(
  {
    title: 'Выданы без связи',
    waiting: (count: number) => `В очереди ${count}\u00a0${word(count)}`,
    waitingText:
      'Уйдут сами, когда появится связь. Вкладку можно закрыть. ' +
      'Если выйти из кабинета, они закрыты и ждут вашего следующего входа.',
    refused: (count: number) => `Отклонены: ${count}\u00a0${word(count)}`,
    refusedText: 'Посмотрите причину и выдайте чек заново.',
    left: (count: number) =>
      `Не открылись: ${count}\u00a0${word(count)}. Они целы: обновите страницу или программу.`,
    show: 'Показать очередь',
    states: { queued: 'В очереди', registered: 'Зарегистрирован', refused: 'Отклонён' },
    because: (reason: string) => `Отклонён, потому что: ${reason}`,
    number: (number: string) => `Чек № ${number}`,
    noNumber: 'Номер появится после отправки',
    qr: 'Показать код покупателю',
    qrLabel: (number: string) => `Код со ссылкой на чек ${number}`,
    open: 'Открыть чек',
    putAway: 'Убрать из списка',
    drop: 'Удалить',
    again: 'Выдать заново',
  },
  {
    title: 'Issued without a connection',
    waiting: (count) => `${count} ${plural(count, { one: 'receipt', other: 'receipts' })} waiting`,
    waitingText:
      'They go by themselves when there is a connection. The tab may be closed. ' +
      'If you sign out, they stay locked and wait until you sign in again.',
    refused: (count) => `${count} ${plural(count, { one: 'receipt', other: 'receipts' })} refused`,
    refusedText: 'See the reason and issue the receipt anew.',
    left: (count) => `Not opened: ${count}. They are safe: reload the page.`,
    show: 'Show the queue',
    states: { queued: 'Waiting', registered: 'Registered', refused: 'Refused' },
    because: (reason) => `Refused because: ${reason}`,
    number: (number) => `Receipt № ${number}`,
    noNumber: 'The number comes when it is sent',
    qr: 'Show the code to the buyer',
    qrLabel: (number) => `Code with the link to receipt ${number}`,
    open: 'Open the receipt',
    putAway: 'Put away',
    drop: 'Delete',
    again: 'Issue anew',
  },
);
