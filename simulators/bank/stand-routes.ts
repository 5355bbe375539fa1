// `/stand/api/bank`: tests and people decide about payments without opening the bank's page.
import type { FastifyInstance } from 'fastify';
import { Problem } from '../problem.ts';
import type { Stand } from '../stand.ts';
import { chargeOrder, declineOrder, expireOrders } from './decide-order.ts';
import { listOrders } from './order-store.ts';
import { type Order, REASONS, type Reason } from './order.ts';

const LIMIT = 200;

const paymentOf = (order: Order): object => ({
  id: order.orderId,
  bankOrderId: order.bankOrderId,
  method: order.method,
  amountKopecks: order.amountKopecks,
  purpose: order.purpose,
  state: order.state,
  reason: order.reason,
  paidAt: order.paidAt,
});

function readReason(body: unknown): Reason {
  const reason = ((body ?? {}) as { reason?: unknown }).reason ?? REASONS[0];
  if (REASONS.includes(reason as Reason)) return reason as Reason;
  throw new Problem(422, {
    code: 'bank.unknown_reason',
    detail: `Укажите reason — одну из причин: ${REASONS.join(', ')}.`,
  });
}

export function registerStandRoutes(app: FastifyInstance, stand: Stand): void {
  app.get('/stand/api/bank/payments', async () => {
    await expireOrders(stand);
    return (await listOrders(stand.db, LIMIT)).map(paymentOf);
  });

  const approve = async (id: string) => paymentOf(await chargeOrder(stand, id));
  const decline = async (id: string, body: unknown) =>
    paymentOf(await declineOrder(stand, { id, reason: readReason(body) }));

  app.post('/stand/api/bank/payments/:id/approve', (request) =>
    approve((request.params as { id: string }).id),
  );
  app.post('/stand/api/bank/payments/:id/decline', (request) =>
    decline((request.params as { id: string }).id, request.body),
  );
}
