// `GET /stand/api/inbox`: what was sent to whom, newest first, and the files that came with it.
import type { FastifyInstance } from 'fastify';
import { Problem } from '../problem.ts';
import type { Stand } from '../stand.ts';
import { findAttachment, listMessages } from './message-store.ts';

export const name = 'inbox';

// Enough for any story; a person looking for something older asks by address.
const LIMIT = 200;

export function register(app: FastifyInstance, stand: Stand): void {
  app.get('/stand/api/inbox', (request) => {
    const { to } = request.query as { to?: string };
    return listMessages(stand.db, to === undefined ? { limit: LIMIT } : { to, limit: LIMIT });
  });

  app.get('/stand/api/inbox/:id/attachments/:number', async (request, reply) => {
    const { id, number } = request.params as { id: string; number: string };
    const asked = { messageId: id, number: /^\d{1,3}$/u.test(number) ? Number(number) : -1 };
    const found = await findAttachment(stand.db, asked);
    if (found === undefined) {
      throw new Problem(404, {
        code: 'stand.no_such_attachment',
        detail: 'В этом письме нет такого файла. Список файлов — в ответе /stand/api/inbox.',
      });
    }
    const fileName = encodeURIComponent(found.name);
    return reply
      .type('application/octet-stream')
      .header('content-disposition', `attachment; filename*=UTF-8''${fileName}`)
      .header('x-content-type-options', 'nosniff')
      .send(found.content);
  });
}
