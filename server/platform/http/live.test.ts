// An open page hears what happened to its own taxpayer, from the fact to the stream.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { taxpayerId } from '../context.ts';
import { makeNotebook, notebook, writeNote } from '../notebook.testing.ts';
import { testEnv } from '../testing.ts';
import {
  csrfToken,
  endSession,
  findSession,
  hashSession,
  openSession,
  renewSession,
  sessionCookie,
} from '../web-session.ts';
import { work } from '../work.ts';
import { startWorker } from '../worker/worker.ts';
import { createLive } from './live.ts';
import { createServer } from './server.ts';

const { module, heard } = notebook();
const { env, database, clock, atEnd } = await testEnv({ modules: [module] });
const live = createLive(env);
const { app } = await createServer(env, live);

before(async () => {
  await makeNotebook(database.ownerUrl);
  const worker = await startWorker(env);
  atEnd(() => worker.stop());
  atEnd(() => app.close());
  await app.listen({ port: 0, host: '127.0.0.1' });
});

const address = () => `http://127.0.0.1:${(app.server.address() as { port: number }).port}`;

const signIn = (taxpayer: number): Promise<string> =>
  work(env, { actor: { kind: 'anonymous' } }, (ctx) =>
    openSession(ctx, {
      subjectId: '00000000-0000-7000-8000-00000000000a',
      taxpayerId: taxpayerId(taxpayer),
      level: 'standard',
      roles: [],
      amr: ['pwd'],
      device: 'test',
    }),
  );

async function openStream(taxpayer: number): Promise<AsyncIterator<string>> {
  return openStreamOf(await signIn(taxpayer));
}

async function openStreamOf(id: string): Promise<AsyncIterator<string>> {
  const answer = await fetch(`${address()}/api/cabinet/v1/stream`, {
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

const soon = { timeout: 20_000 };

test('what happened between the reading of a page and its stream is told', soon, async () => {
  const write = { actor: { kind: 'job', name: 'test' }, taxpayerId: taxpayerId(8) } as const;
  const early = await openStream(8);
  await work(env, write, (ctx) => writeNote(ctx, 'early'));
  await readUntil(early, 'changed');
  // The news has gone round: whoever opens now hears of it at the opening or never.
  const late = await openStream(8);
  assert.match(await readUntil(late, 'changed'), /"topics":\s*\["account"\]/);
  clock.set('2026-02-02T09:01:00.000Z');
  const later = await openStream(8);
  live.reloadAll();
  assert.doesNotMatch(await readUntil(later, 'event: reload'), /changed/);
  clock.set('2026-02-02T09:00:00.000Z');
});

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

test('a stream ends within seconds of its session, however that ended, and no other', async () => {
  const [left, renewed, idle, alive] = await Promise.all([4, 5, 6, 7].map(signIn));
  const open = async (id: string) => ({ id, stream: await openStreamOf(id) });
  const streams = await Promise.all([left, renewed, idle, alive].map((id) => open(id!)));
  const ends = streams.map(({ stream }) => readUntil(stream, 'never said'));
  const living = ends[3]!.then(() => 'ended');
  const session = (await findSession(env, renewed!, true))!;
  const anonymous = { actor: { kind: 'anonymous' } } as const;

  await work(env, anonymous, (ctx) => endSession(ctx, hashSession(left!)));
  await work(env, anonymous, (ctx) => renewSession(ctx, session.session_id));
  await Promise.all([ends[0], ends[1]]);

  clock.set('2026-02-02T09:10:00.000Z');
  await findSession(env, alive!, false);
  clock.set('2026-02-02T09:15:00.000Z');
  await ends[2];
  assert.equal(await Promise.race([living, Promise.resolve('open')]), 'open');
  clock.set('2026-02-02T09:25:00.000Z');
  assert.equal(await living, 'ended', 'an open stream keeps no session alive');
});

test('a stop answers what is under way, takes nothing new and waits for no open page', async () => {
  const stream = await openStream(3);
  const id = await signIn(3);
  const gate = Promise.withResolvers<void>();
  heard.before = () => gate.promise;
  const url = `${address()}/api/cabinet/v1/notes/printed`;
  const underWay = fetch(url, {
    method: 'POST',
    headers: {
      cookie: `${sessionCookie}=${id}`,
      'x-csrf-token': csrfToken(env, hashSession(id)),
      'content-type': 'application/json',
    },
    body: JSON.stringify({ text: 'slow' }),
  });
  while (heard.asked === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  const began = Date.now();
  const stopped = app.close();
  await readUntil(stream, 'never said');
  // The stream ends a moment before the port is closed; who comes in between is sent away too.
  const late = await fetch(url).then(
    ({ status }) => status,
    () => 'nobody listens',
  );
  gate.resolve();
  assert.ok(late === 503 || late === 'nobody listens', String(late));
  assert.equal((await underWay).status, 200);
  await stopped;
  assert.ok(Date.now() - began < 5000, 'the stop waits for no open page');
});
