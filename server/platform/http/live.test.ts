// An open page hears what happened to its own taxpayer, from the fact to the stream.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { taxpayerId } from '../context.ts';
import { makeNotebook, notebook, writeNote } from '../notebook.testing.ts';
import { testEnv } from '../testing.ts';
import { openSession, sessionCookie } from '../web-session.ts';
import { work } from '../work.ts';
import { startWorker } from '../worker/worker.ts';
import { createLive } from './live.ts';
import { createServer } from './server.ts';

const { module } = notebook();
const { env, database, atEnd } = await testEnv({ modules: [module] });
const live = createLive(env);
const { app } = await createServer(env, live);

before(async () => {
  await makeNotebook(database.ownerUrl);
  const worker = await startWorker(env);
  atEnd(() => worker.stop());
  atEnd(() => app.close());
  await app.listen({ port: 0, host: '127.0.0.1' });
});

async function openStream(taxpayer: number): Promise<AsyncIterator<string>> {
  const id = await work(env, { actor: { kind: 'anonymous' } }, (ctx) =>
    openSession(ctx, {
      subjectId: '00000000-0000-7000-8000-00000000000a',
      taxpayerId: taxpayerId(taxpayer),
      level: 'standard',
      roles: [],
      amr: ['pwd'],
      device: 'test',
    }),
  );
  const { port } = app.server.address() as { port: number };
  const answer = await fetch(`http://127.0.0.1:${port}/api/cabinet/v1/stream`, {
    headers: { cookie: `${sessionCookie}=${id}` },
  });
  assert.equal(answer.headers.get('content-type'), 'text/event-stream');
  return answer.body!.pipeThrough(new TextDecoderStream())[Symbol.asyncIterator]();
}

/** Reads until the text comes; answers all that was read. */
async function readUntil(stream: AsyncIterator<string>, wanted: string): Promise<string> {
  let read = '';
  while (!read.includes(wanted)) {
    const { value, done } = await stream.next();
    if (done) break;
    read += value;
  }
  return read;
}

test('a fact reaches the pages of its taxpayer and nobody else’s', async () => {
  const anna = await openStream(1);
  const boris = await openStream(2);
  const write = (taxpayer: number) =>
    work(env, { actor: { kind: 'job', name: 'test' }, taxpayerId: taxpayerId(taxpayer) }, (ctx) =>
      writeNote(ctx, 'news'),
    );
  await write(1);
  assert.match(await readUntil(anna, 'changed'), /"topics":\s*\["account"\]/);
  live.reloadAll();
  const heard = await readUntil(boris, 'event: reload');
  assert.doesNotMatch(heard, /changed/);
});

test('streams end when the server stops, and do not hold it up', async () => {
  const stream = await openStream(3);
  const began = Date.now();
  await app.close();
  await readUntil(stream, 'never said');
  assert.ok(Date.now() - began < 5000, 'the stop waits for no open page');
});
