// How the bank can fail (BEY-13), and what the cabinet must show for it.
import type { FaultEntry } from '../stand.ts';

const system = 'bank';
const CHECKING = 'Платёж «Проверяем»; кабинет сам спрашивает банк и показывает итог один раз.';
const ALERT = 'Уведомление не провело ничего; тревога в /ops; итог кабинет узнаёт, спросив банк.';

const orders: FaultEntry[] = [
  {
    id: 'bank.order-late',
    system,
    what: 'Банк создаёт заказ, но отвечает через 8 секунд.',
    mustShow: 'Кнопка занята и говорит, что идёт обращение в банк; второго заказа нет.',
    delayMs: 8000,
  },
  {
    id: 'bank.order-failing',
    system,
    what: 'Банк отвечает 500 на создание заказа и не создаёт его.',
    mustShow: '«Банк не отвечает. Деньги не списаны», кнопка «Повторить»; сумма сохранена.',
  },
  {
    id: 'bank.order-throttled',
    system,
    what: 'Банк отвечает 429 и просит подождать 30 секунд.',
    mustShow: '«Банк занят. Повторите через 30 секунд»; деньги не списаны.',
  },
  {
    id: 'bank.order-timeout-after-creating',
    system,
    what: 'Заказ создан, но ответа нет: соединение обрывается через 30 секунд.',
    mustShow: 'Повтор с тем же номером открывает тот же заказ; второго платежа нет.',
    delayMs: 30_000,
  },
  {
    id: 'bank.order-half-answer',
    system,
    what: 'Заказ создан, ответ оборван на середине.',
    mustShow: 'Повтор с тем же номером открывает тот же заказ; второго платежа нет.',
  },
  {
    id: 'bank.order-contradiction',
    system,
    what: 'В ответе на создание — чужой номер заказа.',
    mustShow: '«Банк ответил неверно. Деньги не списаны», тревога в /ops; на оплату не отправляем.',
  },
  {
    id: 'bank.order-expired',
    system,
    what: 'Время на оплату истекает сразу после создания заказа.',
    mustShow: 'Платёж «Отклонён»: время на оплату вышло; можно начать новый.',
  },
];

const charges: FaultEntry[] = [
  {
    id: 'bank.declined-insufficient-funds',
    system,
    what: 'Банк отклоняет оплату: недостаточно средств.',
    mustShow: 'Платёж «Отклонён»: не хватает денег на счёте; можно выбрать другой способ.',
  },
  {
    id: 'bank.declined-blocked-card',
    system,
    what: 'Банк отклоняет оплату: карта заблокирована.',
    mustShow:
      'Платёж «Отклонён»: карта заблокирована, обратитесь в свой банк; другой способ рядом.',
  },
  {
    id: 'bank.declined-wrong-requisites',
    system,
    what: 'Банк отклоняет оплату: неверные реквизиты.',
    mustShow: 'Платёж «Отклонён»: неверные реквизиты карты; можно ввести их заново.',
  },
  {
    id: 'bank.slow-charge',
    system,
    what: 'Плательщик подтвердил, а банк списывает деньги через 20 секунд.',
    mustShow: CHECKING,
    delayMs: 20_000,
  },
  {
    id: 'bank.timeout-after-charging',
    system,
    what:
      'Деньги списаны, уведомления нет, а на вопрос о заказе банк молчит, потом отвечает 500. ' +
      'Так, пока дефект включён, и ещё на два вопроса.',
    mustShow: `${CHECKING} Кнопка «Оплатить» за ту же сумму не даёт заплатить дважды.`,
  },
];

const callbacks: FaultEntry[] = [
  {
    id: 'bank.callback-duplicated',
    system,
    what: 'Одно уведомление приходит трижды одновременно.',
    mustShow: 'Один платёж, одна проводка, одна квитанция.',
  },
  {
    id: 'bank.callback-delayed',
    system,
    what: 'Уведомление приходит через 20 секунд.',
    mustShow: CHECKING,
    delayMs: 20_000,
  },
  {
    id: 'bank.callback-reordered',
    system,
    what: 'Сначала приходит итог, потом более раннее «в обработке».',
    mustShow: 'Платёж остаётся «Оплачен»: старое уведомление ничего не меняет.',
  },
  {
    id: 'bank.callback-dropped',
    system,
    what: 'Уведомление не приходит никогда.',
    mustShow: CHECKING,
  },
  {
    id: 'bank.callback-wrongly-signed',
    system,
    what: 'Уведомление подписано чужим ключом; верного нет.',
    mustShow: ALERT,
  },
  {
    id: 'bank.callback-clock-skewed',
    system,
    what: 'Уведомление подписано верно, но часом раньше; верного нет.',
    mustShow: ALERT,
  },
  {
    id: 'bank.callback-wrong-amount',
    system,
    what: 'В уведомлении сумма на рубль больше, подпись верна.',
    mustShow: ALERT,
  },
  {
    id: 'bank.callback-wrong-order',
    system,
    what: 'В уведомлении номер заказа, которого не было, подпись верна.',
    mustShow: ALERT,
  },
  {
    id: 'bank.callback-contradiction',
    system,
    what: 'Уведомление говорит «оплачен», а на вопрос банк отвечает «отклонён».',
    mustShow: 'Ничего не проведено: верим ответу на вопрос; тревога в /ops.',
  },
];

const statuses: FaultEntry[] = [
  {
    id: 'bank.status-late',
    system,
    what: 'На вопрос о заказе банк отвечает через 8 секунд.',
    mustShow: CHECKING,
    delayMs: 8000,
  },
  {
    id: 'bank.status-failing',
    system,
    what: 'На вопрос о заказе банк отвечает 500.',
    mustShow: CHECKING,
  },
  {
    id: 'bank.status-garbage',
    system,
    what: 'На вопрос о заказе приходит страница HTML вместо ответа.',
    mustShow: CHECKING,
  },
  {
    id: 'bank.status-half-answer',
    system,
    what: 'Ответ на вопрос о заказе оборван на середине.',
    mustShow: CHECKING,
  },
  {
    id: 'bank.status-contradiction',
    system,
    what: 'В ответе на вопрос о заказе сумма на рубль больше.',
    mustShow: 'Ничего не проведено, платёж «На проверке», тревога в /ops.',
  },
];

const cancellations: FaultEntry[] = [
  {
    id: 'bank.cancel-failing',
    system,
    what: 'Банк отвечает 500 на отмену заказа и не отменяет его.',
    mustShow: '«Банк не подтвердил отмену», платёж ждёт дальше; отменить можно ещё раз.',
  },
  {
    id: 'bank.cancel-half-answer',
    system,
    what: 'Заказ отменён, ответ об отмене оборван на середине.',
    mustShow: 'Платёж «Отклонён»: оплата отменена; за то же можно заплатить заново.',
  },
  {
    id: 'bank.charged-after-cancel',
    system,
    what: 'Банк подтверждает отмену, а через 5 секунд всё же списывает деньги.',
    mustShow: 'Платёж становится «Оплачен», деньги на счёте, квитанция; тревога в /ops.',
    delayMs: 5000,
  },
];

export const faults: readonly FaultEntry[] = [
  ...orders,
  ...charges,
  ...callbacks,
  ...statuses,
  ...cancellations,
];
