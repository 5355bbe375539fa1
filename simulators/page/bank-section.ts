// Payments in the bank on the page, with the decisions a payer or the bank could make.
import { formatMoney, kopecks } from '#primitives/money';
import { isOpen, type Order } from '../bank/order.ts';
import { REASON_WORDS } from '../bank/pages.ts';
import { actAttributes, actButton } from './act.ts';
import { html, type Html } from './html.ts';

const STATES: Record<Order['state'], { words: string; look: string }> = {
  created: { words: 'Ждёт плательщика', look: 'neutral' },
  pending: { words: 'Проводится', look: 'neutral' },
  paid: { words: 'Оплачено', look: 'ok' },
  declined: { words: 'Отклонено', look: 'bad' },
  expired: { words: 'Время вышло', look: 'bad' },
  cancelled: { words: 'Отменено', look: 'neutral' },
};

const METHODS: Record<Order['method'], string> = { sbp: 'СБП', card: 'Карта' };

function decisions(order: Order): Html | null {
  if (!isOpen(order.state)) return null;
  const path = `/stand/api/bank/payments/${order.orderId}`;
  const field = `reason-${order.orderId}`;
  const sum = formatMoney(kopecks(order.amountKopecks));
  const approve = { method: 'POST', path: `${path}/approve`, done: 'Платёж проведён' } as const;
  const decline = { method: 'POST', path: `${path}/decline`, done: 'Платёж отклонён' } as const;
  return html`<div class="row">
    ${actButton({ ...approve, label: 'Провести', about: sum })}
    <form ${actAttributes(decline)}>
      <div class="row">
        <label class="unseen" for="${field}">Причина отказа</label>
        <select id="${field}" name="reason">
          ${Object.entries(REASON_WORDS).map(
            ([reason, words]) => html`<option value="${reason}">${words}</option>`,
          )}
        </select>
        <button class="secondary" type="submit" aria-label="Отклонить: ${sum}">Отклонить</button>
      </div>
    </form>
  </div>`;
}

function row(order: Order): Html {
  const { words, look } = STATES[order.state];
  const reason = order.reason === null ? '' : `: ${REASON_WORDS[order.reason]}`;
  return html`<li class="item">
    <p class="split">
      <strong class="nowrap">${formatMoney(kopecks(order.amountKopecks))}</strong>
      <span class="status ${look}">${words}${reason}</span>
    </p>
    <p class="hint">${METHODS[order.method]} · ${order.purpose}</p>
    ${
      isOpen(order.state) &&
      html`<p><a href="/stand/bank/pay/${order.bankOrderId}">Открыть страницу банка</a></p>`
    }
    ${decisions(order)}
  </li>`;
}

export function bankSection(orders: readonly Order[]): Html {
  const list =
    orders.length === 0
      ? html`<p class="hint">Платежей ещё нет. Начните оплату в кабинете.</p>`
      : html`<ul class="list scroll" tabindex="0" aria-label="Платежи, новые сверху">
          ${orders.map(row)}
        </ul>`;
  return html`<section class="card" id="bank" aria-labelledby="bank-title" data-live>
    <h2 id="bank-title">Платежи в банке</h2>
    ${list}
  </section>`;
}
