// Habits of every simulated system on the wire: who may call, and how an answer is spoilt.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from './problem.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Refuses with 401 unless the request carries one of the secrets as its bearer token. */
export function requireBearer(request: FastifyRequest, secrets: readonly string[]): void {
  const given = digest(request.headers.authorization ?? '');
  const isKnown = secrets.some((secret) => timingSafeEqual(given, digest(`Bearer ${secret}`)));
  if (isKnown) return;
  throw new Problem(401, {
    code: 'stand.wrong_secret',
    detail: 'Секрет не подошёл. Укажите его в заголовке «Authorization: Bearer …».',
  });
}

/** A page of another site must not press the buttons of the stand in a person's browser. */
export function refuseForeignSite(request: FastifyRequest): void {
  const isAct = request.method !== 'GET' && request.method !== 'HEAD';
  if (!isAct || request.headers['sec-fetch-site'] !== 'cross-site') return;
  throw new Problem(403, {
    code: 'stand.foreign_site',
    detail: 'Запрос послала чужая страница. Откройте стенд или ссылку на оплату сами.',
  });
}

/** Sends the first half of a JSON answer and drops the connection. */
export function cutAnswer(reply: FastifyReply, answer: object, status = 200): FastifyReply {
  const text = JSON.stringify(answer);
  reply.hijack();
  reply.raw.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  const half = Buffer.from(text).subarray(0, Math.floor(text.length / 2));
  reply.raw.write(half, () => reply.raw.destroy());
  return reply;
}

/** Ends the connection without a word: the caller never learns what became of the request. */
export function dropAnswer(reply: FastifyReply): FastifyReply {
  reply.hijack();
  reply.raw.destroy();
  return reply;
}
