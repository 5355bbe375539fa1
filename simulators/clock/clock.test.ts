import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { testStand, until } from '../testing.ts';

const stand = await testStand();

const read = async () => (await stand.ask('GET /stand/api/clock')).json;
const move = (body: unknown) => stand.ask('POST /stand/api/clock', body);

test('starts at real time', async () => {
  const { now, wall, wallOffsetS } = await read();
  assert.ok(Math.abs(Date.parse(now) - Date.now()) < 60_000);
  assert.equal(wall, now);
  assert.equal(wallOffsetS, 0);
});

test('moves forward, goes on from there, and tells the program', async () => {
  let heard = 0;
  const listener = new pg.Client({ connectionString: stand.settings.DATABASE_STAND_URL });
  await listener.connect();
  listener.on('notification', () => (heard += 1));
  await listener.query('listen kabinet_clock');
  const answer = await move({ now: '2030-12-01T09:00:00+03:00' });
  assert.equal(answer.status, 200);
  assert.match(answer.json.now, /^2030-12-01T06:00:0/u);
  await until('the notification', () => heard === 1);
  await listener.end();
});

test('a bare day is its first moment in the legal zone', async () => {
  assert.match((await move({ now: '2031-03-02' })).json.now, /^2031-03-01T21:00:0/u);
});

test('refuses to go back and stays where it was', async () => {
  const answer = await move({ now: '2026-01-01T00:00:00Z' });
  assert.deepEqual([answer.status, answer.json.code], [409, 'stand.clock_backwards']);
  assert.match(answer.type, /application\/problem\+json/u);
  assert.ok((await read()).now > '2031');
});

test('refuses what is no moment', async () => {
  const bad = ['завтра', '2032-11-31T00:00:00Z', '2032-01-01T00:00:00', '2132-01-01', 5, null];
  for (const now of bad) {
    const answer = await move({ now });
    assert.deepEqual([answer.status, answer.json.code], [422, 'stand.moment_unreadable'], `${now}`);
  }
  assert.equal((await move({})).json.code, 'stand.clock_without_moment');
});

test('the technical clock shifts either way and leaves business time', async () => {
  const before = await read();
  const later = (await move({ wallOffsetS: 900 })).json;
  assert.equal(later.wallOffsetS, 900);
  assert.ok(Math.abs(Date.parse(later.wall) - Date.now() - 900_000) < 10_000);
  assert.equal((await move({ wallOffsetS: -60 })).json.wallOffsetS, -60);
  assert.ok(Date.parse((await read()).now) - Date.parse(before.now) < 10_000);
  assert.equal((await move({ wallOffsetS: 1.5 })).status, 422);
});

test('a bad half of a request moves nothing', async () => {
  const before = await read();
  const answer = await move({ now: '2040-01-01', wallOffsetS: 'час' });
  assert.equal(answer.status, 422);
  assert.ok((await read()).now < '2040');
  assert.equal((await read()).wallOffsetS, before.wallOffsetS);
});
