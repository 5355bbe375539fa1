// The people of the stand: `GET` and `POST /stand/api/people`.
import type { FastifyInstance } from 'fastify';
import { Problem } from '../problem.ts';
import type { Stand } from '../stand.ts';
import { requireBearer } from '../wire.ts';
import { listDemoPeople, listPeople, markRegistered } from './listing-store.ts';
import { createPeople, populate } from './populate.ts';

export const name = 'people';

// Passwords are hashed one by one on the server: more at once would hold it up for minutes.
const COUNT_MAX = 200;
const ACCOUNTS_LISTED = 500;
/** Grown-ups without an account, for whoever wants to register by hand. */
const UNREGISTERED_LISTED = 20;

function readWish(body: unknown): { persona: string; count: number } {
  const { persona = 'anybody', count = 1 } = (body ?? {}) as Record<string, unknown>;
  if (typeof persona !== 'string') {
    throw new Problem(422, { code: 'stand.persona_unreadable', detail: 'persona — строка.' });
  }
  if (!Number.isInteger(count) || (count as number) < 1 || (count as number) > COUNT_MAX) {
    throw new Problem(422, {
      code: 'stand.count_unreadable',
      detail: `count — целое число от 1 до ${COUNT_MAX}.`,
    });
  }
  return { persona, count: count as number };
}

export async function register(app: FastifyInstance, stand: Stand): Promise<void> {
  if (await populate(stand)) stand.log.info('the stand is populated');

  app.get('/stand/api/people', (request) => {
    const { demo } = request.query as { demo?: string };
    if (demo === 'true') return listDemoPeople(stand.db);
    const limits = { accounts: ACCOUNTS_LISTED, unregistered: UNREGISTERED_LISTED };
    return listPeople(stand.db, limits);
  });

  app.post('/stand/api/people', async (request, reply) => {
    const people = await createPeople(stand, readWish(request.body));
    return reply.code(201).send(people);
  });

  // The server tells who registered by hand, so that the list stays true.
  app.put('/stand/api/people/:inn/account', async (request, reply) => {
    requireBearer(request, [stand.settings.STAND_SECRET]);
    const { inn } = request.params as { inn: string };
    await markRegistered(stand.db, { inns: [inn], isRegistered: true });
    return reply.code(204).send();
  });
}
