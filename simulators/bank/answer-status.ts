// The shop asks what became of an order; the answer is spoilt as the defects ask.
import type { FastifyReply } from 'fastify';
import { isFaultOn } from '../faults/fault-store.ts';
import { Problem } from '../problem.ts';
import type { Stand } from '../stand.ts';
import { cutAnswer, dropAnswer } from '../wire.ts';
import { expireOrders, noSuchOrder } from './decide-order.ts';
import { findOrder, setSilentAnswers } from './order-store.ts';
import { type Order, statusOf } from './order.ts';

const SILENCE_MS = 30_000;
const ROUBLE = 100;

const failed = (): Problem =>
  new Problem(500, { code: 'bank.failed', detail: 'Банк временно не отвечает на вопросы.' });

/** After a charge that timed out: silence while the defect is on, then once more, then a 500. */
async function isSilent(stand: Stand, order: Order): Promise<boolean> {
  const left = order.silentAnswersLeft;
  if (left === 0) return false;
  if (await isFaultOn(stand.db, 'bank.timeout-after-charging')) return true;
  await setSilentAnswers(stand.db, { orderId: order.orderId, left: left - 1 });
  if (left > 1) return true;
  throw failed();
}

/** Answers `GET /bank/orders/:orderId`. */
export async function answerStatus(
  stand: Stand,
  orderId: string,
  reply: FastifyReply,
): Promise<FastifyReply> {
  await expireOrders(stand);
  const order = await findOrder(stand.db, orderId);
  if (order === undefined) throw noSuchOrder();
  if (await isSilent(stand, order)) {
    await stand.sleep(SILENCE_MS);
    return dropAnswer(reply);
  }
  if (await stand.fault('bank.status-failing')) throw failed();
  const late = await stand.fault('bank.status-late');
  if (late) await stand.sleep(late.delayMs);
  if (await stand.fault('bank.status-garbage')) {
    return reply.type('text/html; charset=utf-8').send('<!doctype html><h1>502 Bad Gateway</h1>');
  }
  const status = statusOf(order);
  if (await stand.fault('bank.status-half-answer')) return cutAnswer(reply, status);
  if (await stand.fault('bank.status-contradiction')) {
    return reply.send({ ...status, amountKopecks: order.amountKopecks + ROUBLE });
  }
  return reply.send(status);
}
