// How the mail server can fail (BEY-13).
import type { FaultEntry } from '../stand.ts';

const system = 'mail';

export const faults: readonly FaultEntry[] = [
  {
    id: 'mail.late',
    system,
    what: 'Письмо принято сразу, а приходит через 20 секунд.',
    mustShow: '«Письмо отправлено», и как запросить его ещё раз.',
    delayMs: 20_000,
  },
  {
    id: 'mail.failing',
    system,
    what: 'Почтовый сервер отвечает 451 и просит повторить позже.',
    mustShow: 'Действие выполнено; письмо уходит повторно само, когда сервер заработает.',
  },
  {
    id: 'mail.refused',
    system,
    what: 'Почтовый сервер навсегда отказывает адресу: 550.',
    mustShow: 'Повторов нет; рядом с адресом сказано, что письма до него не доходят.',
  },
  {
    id: 'mail.lost',
    system,
    what: 'Сервер принимает письмо, но оно не приходит.',
    mustShow: 'Документ можно скачать в кабинете; письмо можно запросить ещё раз.',
  },
  {
    id: 'mail.half-answer',
    system,
    what: 'Соединение рвётся сразу после текста письма, до ответа; письмо доставлено.',
    mustShow: 'Повтор идёт с тем же Message-ID: второго письма в ящике нет.',
  },
  {
    id: 'mail.contradiction',
    system,
    what: 'Сервер отвечает 451, хотя письмо доставлено.',
    mustShow: 'Повтор идёт с тем же Message-ID: второго письма в ящике нет.',
  },
];
