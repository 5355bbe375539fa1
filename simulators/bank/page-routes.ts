// The payer's forms. They need no script: each sends itself and gets the next page or the way back.
import { timingSafeEqual } from 'node:crypto';
import { parseCard } from '#primitives/identifiers/card';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { insertMessage } from '../inbox/message-store.ts';
import { sendPage } from '../page/layout.ts';
import type { Stand } from '../stand.ts';
import { CARD_PHONE, reasonOfCard } from './card.ts';
import { chargeOrder, declineOrder, expireOrders } from './decide-order.ts';
import { awaitCode, countWrongCode, findOrder } from './order-store.ts';
import { isOpen, newCode, type Order, REASONS, type Reason } from './order.ts';
import { lostPage, type PayPage, payPage } from './pages.ts';

interface Visit {
  stand: Stand;
  order: Order;
  form: URLSearchParams;
  reply: FastifyReply;
}

const show = (visit: Visit, wrong: Omit<PayPage, 'order'> = {}): FastifyReply =>
  sendPage(visit.reply, payPage({ order: visit.order, ...wrong }));

const goBack = (visit: Visit): FastifyReply => visit.reply.redirect(visit.order.returnUrl, 303);

const goOn = (visit: Visit): FastifyReply =>
  visit.reply.redirect(`/stand/bank/pay/${visit.order.bankOrderId}`, 303);

async function approve(visit: Visit): Promise<FastifyReply> {
  if (visit.order.method !== 'sbp') return goOn(visit);
  await chargeOrder(visit.stand, visit.order.orderId);
  return goBack(visit);
}

async function decline(visit: Visit): Promise<FastifyReply> {
  const reason = visit.form.get('reason') as Reason;
  if (!REASONS.includes(reason)) return goOn(visit);
  await declineOrder(visit.stand, { id: visit.order.orderId, reason });
  return goBack(visit);
}

async function enterCard(visit: Visit): Promise<FastifyReply> {
  const { stand, order } = visit;
  if (order.method !== 'card' || order.code !== null) return goOn(visit);
  const typed = (visit.form.get('card') ?? '').trim();
  const card = parseCard(typed);
  if (!card.ok) {
    const error = 'Введите номер карты без ошибок: 16–19 цифр с её лицевой стороны';
    return show(visit, { error, typed });
  }
  const code = newCode();
  await awaitCode(stand.db, { orderId: order.orderId, code, cardReason: reasonOfCard(card.value) });
  const { now } = await stand.clock.read();
  await insertMessage(stand.db, {
    id: `bank:${order.bankOrderId}`,
    channel: 'sms',
    to: CARD_PHONE,
    subject: null,
    text: `Банк стенда: код ${code} для оплаты. Никому его не говорите.`,
    at: now,
    visibleAtMs: Date.now(),
  });
  return goOn(visit);
}

const isSameCode = (given: string, code: string): boolean =>
  given.length === code.length && timingSafeEqual(Buffer.from(given), Buffer.from(code));

async function enterCode(visit: Visit): Promise<FastifyReply> {
  const { stand, order } = visit;
  if (order.code === null) return goOn(visit);
  const given = (visit.form.get('code') ?? '').replace(/\D/gu, '');
  if (isSameCode(given, order.code)) {
    await chargeOrder(stand, order.orderId);
    return goBack(visit);
  }
  await countWrongCode(stand.db, order.orderId);
  const left = order.codeTriesLeft - 1;
  if (left > 0) return show(visit, { error: `Код не подошёл. Осталось попыток: ${left}` });
  await declineOrder(stand, { id: order.orderId, reason: 'wrong_requisites' });
  return goOn(visit);
}

type Step = (visit: Visit) => FastifyReply | Promise<FastifyReply>;

const steps: Record<string, Step> = { approve, decline, card: enterCard, code: enterCode };

export function registerPages(app: FastifyInstance, stand: Stand): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, new URLSearchParams(body as string)),
  );

  async function visitOf(request: FastifyRequest, reply: FastifyReply): Promise<Visit | null> {
    const { id } = request.params as { id: string };
    await expireOrders(stand);
    const order = await findOrder(stand.db, id);
    const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
    return order === undefined ? null : { stand, order, form, reply };
  }

  app.get('/stand/bank/pay/:id', async (request, reply) => {
    const visit = await visitOf(request, reply);
    return visit === null ? sendPage(reply, lostPage) : show(visit);
  });

  for (const [name, step] of Object.entries(steps)) {
    app.post(`/stand/bank/pay/:id/${name}`, async (request, reply) => {
      const visit = await visitOf(request, reply);
      if (visit === null) return sendPage(reply, lostPage);
      // Somebody who comes back with the browser's arrow sees how it ended.
      return isOpen(visit.order.state) ? step(visit) : goOn(visit);
    });
  }
}
