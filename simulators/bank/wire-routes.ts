// The bank's wire for the shop: create an order, ask about it, give it up.
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Problem } from '../problem.ts';
import type { Stand } from '../stand.ts';
import { cutAnswer, dropAnswer, requireBearer } from '../wire.ts';
import { answerStatus } from './answer-status.ts';
import { createOrder, readWish } from './create-order.ts';
import { cancelOrder } from './decide-order.ts';
import { type Order, statusOf } from './order.ts';

async function refuseByFault(stand: Stand): Promise<void> {
  if (await stand.fault('bank.order-failing')) {
    throw new Problem(500, { code: 'bank.failed', detail: 'Банк временно не принимает заказы.' });
  }
  if (await stand.fault('bank.order-throttled')) {
    const text = { code: 'bank.throttled', detail: 'Слишком много заказов, подождите 30 секунд.' };
    throw new Problem(429, text, { 'retry-after': '30' });
  }
}

const answerOf = (stand: Stand, order: Order): object => ({
  bankOrderId: order.bankOrderId,
  orderId: order.orderId,
  // The same key gets the same answer, whatever became of the order meanwhile; ask for its state.
  state: 'created',
  payUrl: `${stand.settings.PUBLIC_URL}/stand/bank/pay/${order.bankOrderId}`,
  qrLink: order.qrLink,
});

interface Answer {
  status: number;
  body: object;
}

async function sendSpoilt(stand: Stand, reply: FastifyReply, answer: Answer) {
  const silent = await stand.fault('bank.order-timeout-after-creating');
  if (silent) {
    await stand.sleep(silent.delayMs);
    return dropAnswer(reply);
  }
  const late = await stand.fault('bank.order-late');
  if (late) await stand.sleep(late.delayMs);
  if (await stand.fault('bank.order-half-answer')) {
    return cutAnswer(reply, answer.body, answer.status);
  }
  const isWrong = await stand.fault('bank.order-contradiction');
  const body = isWrong ? { ...answer.body, orderId: crypto.randomUUID() } : answer.body;
  return reply.code(answer.status).send(body);
}

export function registerWire(app: FastifyInstance, stand: Stand): void {
  app.addHook('onRequest', async (request) => requireBearer(request, [stand.settings.BANK_SECRET]));

  app.post('/bank/orders', async (request, reply) => {
    const wish = readWish(request.body, request.headers['idempotency-key']);
    await refuseByFault(stand);
    const { order, isNew } = await createOrder(stand, wish);
    return sendSpoilt(stand, reply, { status: isNew ? 201 : 200, body: answerOf(stand, order) });
  });

  app.post('/bank/orders/:orderId/cancel', async (request, reply) => {
    const { orderId } = request.params as { orderId: string };
    if (await stand.fault('bank.cancel-failing')) {
      throw new Problem(500, { code: 'bank.failed', detail: 'Банк временно не отменяет заказы.' });
    }
    const answer = statusOf(await cancelOrder(stand, orderId));
    return (await stand.fault('bank.cancel-half-answer')) ? cutAnswer(reply, answer) : answer;
  });

  app.get('/bank/orders/:orderId', async (request, reply) => {
    const { orderId } = request.params as { orderId: string };
    return answerStatus(stand, orderId, reply);
  });
}
