// Stands for the web server, the worker and the stand. The web server one answers over HTTP what a
// test wants to know; everything it does goes through the request role.
import { createServer } from 'node:http';
import pg from 'pg';

const { ROLE, PORT, HOST, DATABASE_APP_URL } = process.env;
let pool = newPool();
let gate = Promise.resolve();
let openGate: () => void = () => undefined;

function newPool(): pg.Pool {
  const made = new pg.Pool({ connectionString: DATABASE_APP_URL, max: 2 });
  made.on('error', () => undefined);
  return made;
}

interface Heard {
  type: string;
  id?: string;
  error?: string;
}
const heard: Heard[] = [];

process.on('message', (message: Heard) => {
  heard.push(message);
  if (message.type === 'database.pause') {
    gate = new Promise((resolve) => (openGate = resolve));
    void pool.end().then(() => process.send?.({ type: 'database.paused' }));
  }
  if (message.type === 'database.resume') {
    pool = newPool();
    openGate();
  }
});
process.on('disconnect', () => process.exit(0));
process.once('SIGTERM', () => process.exit(0));

async function answer(path: string): Promise<unknown> {
  if (path === '/pid') return process.pid;
  if (path === '/heard') return heard;
  if (path === '/environment') return Object.keys(process.env);
  if (path === '/die') setImmediate(() => process.kill(process.pid, 'SIGKILL'));
  const [, verb, word] = path.split('/');
  if (verb === 'checkpoint' && word !== undefined) {
    process.send?.({ type: `checkpoint.${word.split('.')[0]}`, id: word.split('.')[1] });
  }
  if (verb === 'write') {
    await gate;
    await pool.query('update small.note set text = $1 where id = 1', [word]);
  }
  if (verb === 'read') {
    await gate;
    return (await pool.query<{ text: string }>('select text from small.note')).rows[0]!.text;
  }
  return null;
}

if (ROLE === 'http') {
  const server = createServer((request, response) => {
    answer(request.url ?? '/').then(
      (value) => response.end(JSON.stringify(value)),
      (error: Error) => response.writeHead(503).end(JSON.stringify(error.message)),
    );
  });
  server.once('error', () => process.exit(1));
  server.listen(Number(PORT), HOST, () => process.send?.({ type: 'ready' }));
} else {
  process.send?.({ type: 'ready' });
}
