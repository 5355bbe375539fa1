// The SMS gateway: `POST /sms/messages`. What it accepts is seen in the inbox.
import type { FastifyInstance } from 'fastify';
import { cutAnswer, requireBearer } from '../wire.ts';
import { insertMessage } from '../inbox/message-store.ts';
import { Problem } from '../problem.ts';
import type { Stand } from '../stand.ts';

export { faults } from './faults.ts';
export const name = 'sms';

interface Sms {
  id: string;
  to: string;
  text: string;
}

const TEXT_MAX = 1000;
const ID_MAX = 100;

function readSms(body: unknown): Sms {
  const { id, to, text } = (body ?? {}) as Record<string, unknown>;
  const isRight =
    typeof id === 'string' &&
    id.length > 0 &&
    id.length <= ID_MAX &&
    typeof to === 'string' &&
    /^7\d{10}$/u.test(to) &&
    typeof text === 'string' &&
    text.length > 0 &&
    text.length <= TEXT_MAX;
  if (isRight) return { id, to, text };
  throw new Problem(400, {
    code: 'sms.unreadable_message',
    detail: `Нужны id, to — 11 цифр с семёркой впереди, и text до ${TEXT_MAX} знаков.`,
  });
}

async function refuseByFault(stand: Stand): Promise<void> {
  if (await stand.fault('sms.failing')) {
    throw new Problem(500, { code: 'sms.failed', detail: 'Шлюз СМС не работает.' });
  }
  if (await stand.fault('sms.throttled')) {
    const text = { code: 'sms.throttled', detail: 'Слишком много СМС, подождите 30 секунд.' };
    throw new Problem(429, text, { 'retry-after': '30' });
  }
}

async function deliver(stand: Stand, sms: Sms): Promise<void> {
  if (await stand.fault('sms.lost')) return;
  const late = await stand.fault('sms.late');
  const { now } = await stand.clock.read();
  await insertMessage(stand.db, {
    id: `sms:${sms.id}`,
    channel: 'sms',
    to: sms.to,
    subject: null,
    text: sms.text,
    at: now,
    visibleAtMs: Date.now() + (late === null ? 0 : late.delayMs),
  });
}

export function register(app: FastifyInstance, stand: Stand): void {
  app.post('/sms/messages', async (request, reply) => {
    requireBearer(request, [stand.settings.SMS_SECRET, stand.settings.STAND_SECRET]);
    const sms = readSms(request.body);
    await refuseByFault(stand);
    await deliver(stand, sms);
    const slow = await stand.fault('sms.slow-answer');
    if (slow) await stand.sleep(slow.delayMs);
    if (await stand.fault('sms.contradiction')) {
      throw new Problem(500, { code: 'sms.failed', detail: 'Шлюз СМС не работает.' });
    }
    const answer = { id: sms.id, state: 'accepted' };
    if (await stand.fault('sms.half-answer')) return cutAnswer(reply, answer);
    return reply.code(202).send(answer);
  });
}
