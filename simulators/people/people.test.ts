// The shelf of people over real HTTP, with a cabinet that opens accounts or refuses to.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { testStand } from '../testing.ts';

const stand = await testStand();

interface Told {
  authorization: string | undefined;
  // Tests read answers as whoever reads JSON from a wire does.
  // oxlint-disable-next-line typescript/no-explicit-any
  people: any[];
}

/** What the cabinet was told, and how it answers. */
const cabinet = { told: [] as Told[], status: 201 };
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => (body += String(chunk)));
  request.on('end', () => {
    const { authorization } = request.headers;
    cabinet.told.push({ authorization, people: JSON.parse(body).people });
    response.writeHead(cabinet.status, { 'content-type': 'application/json' }).end('{}');
  });
});
await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
stand.settings.INTERNAL_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
after(() => {
  server.closeAllConnections();
  server.close();
});

const people = async (query = '') => (await stand.ask(`GET /stand/api/people${query}`)).json;

test('the demo people are listed with everything needed to sign in and to register', async () => {
  const demo = await people('?demo=true');
  assert.equal(demo.length, 6);
  const [anna] = demo;
  assert.deepEqual(
    [anna.name, anna.phone, anna.password, anna.registered, anna.level, anna.persona],
    ['Петрова Анна Сергеевна', '+79000000001', 'Kabinet!Demo26', true, 'verified', 'individual'],
  );
  assert.match(anna.passport, /^\d{4} \d{6}$/u);
  assert.match(anna.inn, /^\d{12}$/u);
  assert.match(anna.snils, /^\d{11}$/u);
  assert.equal(demo[3].level, 'simplified');
});

test('the list has grown-ups without an account to register by hand', async () => {
  const free = (await people()).filter((one: { registered: boolean }) => !one.registered);
  assert.equal(free.length, 20);
  assert.ok(free.every((one: { password: null }) => one.password === null));
});

test('who registered by hand is listed as registered, told by the server alone', async () => {
  const free = (await people()).find((one: { registered: boolean }) => !one.registered);
  const line = `PUT /stand/api/people/${free.inn}/account`;
  assert.equal((await stand.ask(line)).status, 401);
  const authorization = `Bearer ${stand.settings.STAND_SECRET}`;
  assert.equal((await stand.ask(line, undefined, { authorization })).status, 204);
  const again = (await people()).find((one: { inn: string }) => one.inn === free.inn);
  assert.equal(again.registered, true);
});

test('a persona is made, opened in the cabinet and listed', async () => {
  cabinet.told.length = 0;
  const { status, json } = await stand.ask('POST /stand/api/people', { persona: 'large-family' });
  assert.equal(status, 201);
  const [mother] = json;
  assert.equal(mother.persona, 'large-family');
  const [told] = cabinet.told;
  assert.equal(told!.authorization, `Bearer ${stand.settings.STAND_SECRET}`);
  const [account] = told!.people;
  assert.deepEqual(
    [account.inn, account.password, account.level, account.name.last],
    [mother.inn, mother.password, 'verified', mother.nameParts.last],
  );
  assert.equal(account.passport.series + account.passport.number, mother.passport.replace(' ', ''));
  assert.ok((await people()).some((one: { inn: string }) => one.inn === mother.inn));
});

test('many people at once are all different', async () => {
  const { json } = await stand.ask('POST /stand/api/people', { count: 25 });
  assert.equal(json.length, 25);
  for (const key of ['inn', 'snils', 'phone', 'email', 'passport']) {
    assert.equal(new Set(json.map((one: Record<string, string>) => one[key])).size, 25, key);
  }
});

test('the name mismatch declares one name, the registries know another', async () => {
  const { json } = await stand.ask('POST /stand/api/people', { persona: 'name-mismatch' });
  const [woman] = json;
  const told = cabinet.told.at(-1)!.people[0];
  assert.equal(told.name.last, woman.nameParts.last);
  assert.equal(told.level, 'simplified');
});

test('a cabinet that opens no accounts is a refusal, and nobody is registered', async () => {
  const before = (await people()).filter((one: { registered: boolean }) => one.registered).length;
  cabinet.status = 500;
  const { status, json } = await stand.ask('POST /stand/api/people', { persona: 'heir' });
  cabinet.status = 201;
  assert.deepEqual([status, json.code], [502, 'stand.accounts_not_opened']);
  const now = (await people()).filter((one: { registered: boolean }) => one.registered).length;
  assert.equal(now, before);
});

test('a wish that cannot be read gets a sentence', async () => {
  const refusals: [object, string][] = [
    [{ persona: 'nobody' }, 'stand.no_such_persona'],
    [{ persona: 5 }, 'stand.persona_unreadable'],
    [{ count: 0 }, 'stand.count_unreadable'],
    [{ count: 1.5 }, 'stand.count_unreadable'],
    [{ count: 100_000 }, 'stand.count_unreadable'],
  ];
  for (const [wish, code] of refusals) {
    const { status, json } = await stand.ask('POST /stand/api/people', wish);
    assert.deepEqual([status, json.code], [422, code]);
  }
});

test('a stand that starts again keeps its people', async () => {
  const before = await people();
  await stand.restart();
  assert.deepEqual(await people(), before);
});
