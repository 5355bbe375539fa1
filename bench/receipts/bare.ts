// The limit: the same framework and driver, one durable row for each request. A process of its own,
// as the program is.
import fastify from 'fastify';
import { randomUUID } from 'node:crypto';
import pg from 'pg';

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_APP_URL!,
  max: Number(process.env.DATABASE_POOL),
});
const app = fastify({ logger: false });
app.route({
  method: 'POST',
  url: '/row',
  handler: async (request) => {
    const id = randomUUID();
    await pool.query({
      name: 'bench-row',
      text: 'insert into public.bench_row (id, body) values ($1, $2)',
      values: [id, JSON.stringify(request.body)],
    });
    return { id };
  },
});
await app.listen({ port: 0, host: '127.0.0.1' });
process.once('SIGTERM', () => void app.close().then(() => pool.end()));
process.send?.(app.server.address());
