// The bank's pages for the payer: approve a СБП payment, enter a card, confirm with a code.
import { formatCard } from '#primitives/identifiers/card';
import { formatPhone } from '#primitives/identifiers/phone';
import { formatMoney, kopecks } from '#primitives/money';
import { html, type Html } from '../page/html.ts';
import type { Page } from '../page/layout.ts';
import { CARD_PHONE, TEST_CARDS } from './card.ts';
import { isOpen, type Order, type Reason } from './order.ts';

export const REASON_WORDS: Record<Reason, string> = {
  insufficient_funds: 'недостаточно средств',
  blocked_card: 'карта заблокирована',
  wrong_requisites: 'неверные реквизиты',
};

export interface PayPage {
  order: Order;
  /** What was wrong with the field just sent, and what was typed into it. */
  error?: string;
  typed?: string;
}

const pathOf = (order: Order): string => `/stand/bank/pay/${order.bankOrderId}`;

function summary(order: Order): Html {
  return html`<dl class="facts">
    <div>
      <dt>Сумма</dt>
      <dd class="money">${formatMoney(kopecks(order.amountKopecks))}</dd>
    </div>
    <div>
      <dt>Назначение</dt>
      <dd>${order.purpose}</dd>
    </div>
  </dl>`;
}

function refusal(order: Order): Html {
  const options = Object.entries(REASON_WORDS).map(
    ([reason, words]) => html`<option value="${reason}">${words}</option>`,
  );
  return html`<form class="stack quiet" method="post" action="${pathOf(order)}/decline">
    <label for="reason">Причина отказа банка</label>
    <select id="reason" name="reason">
      ${options}
    </select>
    <button class="secondary" type="submit">Отказаться</button>
  </form>`;
}

function errorLine(error: string | undefined): Html | null {
  return error === undefined ? null : html`<p class="error" id="error" role="alert">${error}</p>`;
}

/** Ties a field to its error, so that a screen reader says both. */
const marks = (error: string | undefined): Html | null =>
  error === undefined ? null : html`aria-invalid="true" aria-describedby="error"`;

function sbpForm(order: Order): Html {
  return html`<form class="stack" method="post" action="${pathOf(order)}/approve">
      <p>Так выглядит запрос в приложении вашего банка.</p>
      <button type="submit">Подтвердить</button>
    </form>
    ${refusal(order)}`;
}

function cardForm({ order, error, typed }: PayPage): Html {
  const rows = TEST_CARDS.map(
    (card) =>
      html`<li>
        <span class="code">${formatCard(card.number)}</span> <span class="hint">${card.says}</span>
      </li>`,
  );
  return html`<form class="stack" method="post" action="${pathOf(order)}/card" novalidate>
      <label for="card">Номер карты</label>
      <input
        id="card"
        name="card"
        class="code"
        inputmode="numeric"
        autocomplete="off"
        maxlength="23"
        value="${typed ?? formatCard(TEST_CARDS[0]!.number)}"
        ${marks(error)}
      />
      ${errorLine(error)}
      <button type="submit">Оплатить</button>
    </form>
    <details>
      <summary>Карты стенда</summary>
      <ul class="plain">
        ${rows}
      </ul>
      <p class="hint">Номер остаётся в банке стенда и нигде не хранится.</p>
    </details>
    ${refusal(order)}`;
}

function codeForm({ order, error }: PayPage): Html {
  return html`<form class="stack" method="post" action="${pathOf(order)}/code" novalidate>
      <p>
        Банк отправил код на номер <span class="nowrap">${formatPhone(CARD_PHONE)}</span>. На стенде
        СМС видно во «Входящих». Код: <strong class="code">${order.code}</strong>
      </p>
      <label for="code">Код из СМС</label>
      <input
        id="code"
        name="code"
        class="code"
        inputmode="numeric"
        autocomplete="one-time-code"
        maxlength="10"
        ${marks(error)}
      />
      ${errorLine(error)}
      <button type="submit">Подтвердить</button>
    </form>
    ${refusal(order)}`;
}

function outcome(order: Order): { status: 'ok' | 'bad' | 'neutral'; words: string } {
  if (order.state === 'paid') return { status: 'ok', words: 'Оплачено' };
  if (order.state === 'cancelled') return { status: 'neutral', words: 'Оплата отменена' };
  if (order.state === 'expired') return { status: 'bad', words: 'Время на оплату вышло' };
  if (order.state === 'declined') {
    return { status: 'bad', words: `Банк отказал: ${REASON_WORDS[order.reason!]}` };
  }
  return { status: 'neutral', words: 'Банк проводит платёж' };
}

function closed(order: Order): Html {
  const { status, words } = outcome(order);
  return html`<p><span class="status ${status}">${words}</span></p>
    <p><a class="button" href="${order.returnUrl}">Вернуться в кабинет</a></p>`;
}

function content(page: PayPage): { title: string; form: Html } {
  const { order } = page;
  if (!isOpen(order.state) || order.chargeAt !== null) {
    return { title: 'Платёж завершён', form: closed(order) };
  }
  if (order.method === 'sbp') return { title: 'Оплата через СБП', form: sbpForm(order) };
  if (order.code === null) return { title: 'Оплата картой', form: cardForm(page) };
  return { title: 'Проверка 3-D Secure', form: codeForm(page) };
}

/** The page of an order in its present state. */
export function payPage(page: PayPage): Page {
  const { order } = page;
  const { title, form } = content(page);
  const isCharging = isOpen(order.state) && order.chargeAt !== null;
  const heading = isCharging ? 'Платёж проводится' : title;
  const body = html`<main class="narrow">
    <section class="card">
      <p class="over">Банк стенда</p>
      <h1>${heading}</h1>
      ${summary(order)} ${form}
    </section>
  </main>`;
  const formOrigins = [new URL(order.returnUrl).origin];
  return { title: heading, body, formOrigins, status: page.error === undefined ? 200 : 422 };
}

/** There is no such order: the link is old, or from before a checkpoint was restored. */
export const lostPage: Page = {
  title: 'Нет такого платежа',
  status: 404,
  body: html`<main class="narrow">
    <section class="card">
      <p class="over">Банк стенда</p>
      <h1>Нет такого платежа</h1>
      <p>
        Ссылка устарела или стенд вернули к более ранней точке. Откройте кабинет и начните оплату
        заново.
      </p>
    </section>
  </main>`,
};
