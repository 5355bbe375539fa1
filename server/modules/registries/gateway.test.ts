// The gateways against the stand as a process of its own, over real HTTP; each defect once.
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sql } from '#platform/db';
import { testEnv } from '#platform/testing';
import { work } from '#platform/work';
import type { Day } from '#primitives/days';
import {
  type Person,
  type Reply,
  benefits,
  family,
  findAnswer,
  innByPerson,
  module,
  passportState,
  realEstate,
  snilsByPerson,
  vehicles,
} from './index.ts';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const { env, database, clock, atEnd } = await testEnv({
  modules: [module],
  at: '2026-11-21T09:00:00.000Z',
  settings: { REGISTRIES_URL: url },
});

const stand = fork(fileURLToPath(new URL('../../../simulators/main.ts', import.meta.url)), {
  execArgv: [],
  env: {
    ...process.env,
    STAND_PORT: String(port),
    STAND_SMTP_PORT: '0',
    DATABASE_STAND_URL: database.standUrl,
    BANK_SECRET: 'bank-secret-of-tests',
    STAND_SECRET: 'stand-secret-of-tests',
    PUBLIC_URL: 'http://localhost:3999',
    INTERNAL_URL: 'http://127.0.0.1:9',
    LOG_LEVEL: 'error',
  },
});
atEnd(async () => {
  stand.kill('SIGTERM');
  await once(stand, 'exit');
});
await once(stand, 'message');

interface Listed {
  nameParts: Person['name'];
  birthDate: Day;
  sex: 'male' | 'female';
  passportDetails: NonNullable<Person['passport']>;
  inn: string;
  snils: string;
  persona: string;
}

const listed = (await (await fetch(`${url}/stand/api/people?demo=true`)).json()) as Listed[];

function demo(persona: string) {
  const found = listed.find((one) => one.persona === persona);
  assert.ok(found, persona);
  const { nameParts: name, birthDate, sex, passportDetails: passport, inn, snils } = found;
  return { name, birthDate, sex, passport, inn, snils };
}

const anna = demo('individual');

async function defect(id: string, of: { times?: number; delayMs?: number } = {}): Promise<void> {
  const answer = await fetch(`${url}/stand/api/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: `registries.${id}`, on: true, times: 1, ...of }),
  });
  assert.equal(answer.status, 200);
}

const allWell = () => fetch(`${url}/stand/api/faults`, { method: 'DELETE' });

function found<T>(reply: Reply<T>): T {
  assert.equal(reply.state, 'found', JSON.stringify(reply));
  return (reply as Extract<Reply<T>, { state: 'found' }>).value;
}

const kept = <T>(call: Parameters<typeof work<T>>[2]) =>
  work(env, { actor: { kind: 'job', name: 'test' } }, call);

const countKept = (outcome: string) =>
  kept((ctx) =>
    ctx.db.one(sql<{ n: number }>`select count(*)::int as n from registries.answer
      where outcome = ${outcome}`),
  ).then(({ n }) => n);

test('ИНН, СНИЛС and passport of a person are found', async () => {
  assert.deepEqual(found(await innByPerson(env, anna)), { inn: anna.inn });
  assert.deepEqual(found(await snilsByPerson(env, anna)), { snils: anna.snils });
  const state = found(await passportState(env, anna));
  assert.deepEqual(state, { validity: 'valid', reason: null, code: '300' });
});

test('nobody is found by a passport that nobody has', async () => {
  const nobody = { ...anna, passport: { ...anna.passport, number: '000001' }, inn: undefined };
  for (const reply of [
    await innByPerson(env, nobody),
    await snilsByPerson(env, { ...nobody, snils: undefined }),
    await passportState(env, nobody),
    await realEstate(env, { ...nobody, snils: undefined }),
  ]) {
    assert.equal(reply.state, 'notFound');
  }
});

test('another name under a known passport is a mismatch in the words of the registry', async () => {
  const renamed = { ...anna, name: { ...anna.name, last: 'Сидорова' } };
  const reply = await innByPerson(env, renamed);
  assert.equal(reply.state, 'mismatch');
  assert.match((reply as { description: string }).description, /не совпадают/);
  assert.equal((await passportState(env, renamed)).state, 'notFound');
});

test('Ё and Е, capitals and small letters are the same name', async () => {
  const name = { last: 'ПЕТРОВА', first: 'анна', middle: 'Сергеевна' };
  assert.deepEqual(found(await innByPerson(env, { ...anna, name })), { inn: anna.inn });
});

test('real estate comes with values of each January, shares and ОКТМО of the object', async () => {
  const objects = found(await realEstate(env, anna));
  assert.deepEqual(objects.map(({ kind }) => kind).sort(), ['flat', 'land']);
  const flat = objects.find(({ kind }) => kind === 'flat')!;
  assert.equal(flat.areaM2, '54.0');
  assert.equal(flat.oktmo, '45375000');
  assert.deepEqual(
    flat.cadastralValues.map(({ on, valueKopecks }) => [on, valueKopecks]),
    [
      ['2022-01-01', 756_000_000],
      ['2023-01-01', 756_000_000],
      ['2024-01-01', 945_000_000],
      ['2025-01-01', 972_000_000],
      ['2026-01-01', 1_015_234_055],
    ],
  );
  const [right] = flat.ownership;
  assert.equal(right!.from, '2016-06-14');
  assert.equal(right!.to, null);
  assert.deepEqual([right!.shareNum, right!.shareDen, right!.form], [1, 1, 'sole']);
  const land = objects.find(({ kind }) => kind === 'land')!;
  assert.deepEqual([land.landUse, land.areaM2, land.region], ['gardening', '800', '50']);
});

test('joint property is halves, a shop of the list says so, a garage is a garage', async () => {
  const objects = found(await realEstate(env, demo('sole-proprietor')));
  const [flat, shop, garage] = ['flat', 'commercial', 'garage'].map((kind) =>
    objects.find((object) => object.kind === kind),
  );
  const { shareNum, shareDen, form } = flat!.ownership[0]!;
  assert.deepEqual([shareNum, shareDen, form], [1, 2, 'joint']);
  assert.equal(shop!.isListed3782, true);
  assert.equal(garage!.isListed3782, false);
});

test('what was sold has an end, cars bought and sold too', async () => {
  const boris = demo('self-employed');
  const objects = found(await realEstate(env, boris));
  const room = objects.find(({ kind }) => kind === 'room')!;
  assert.equal(room.ownership[0]!.to, '2025-06-18');
  const cars = found(await vehicles(env, boris));
  assert.deepEqual(
    cars.map(({ brandModel, powerHp, ownership }) => [brandModel, powerHp, ownership[0]]),
    [
      [
        'LADA VESTA',
        '106.00',
        { registeredOn: '2018-10-05', deregisteredOn: '2025-08-20', shareNum: 1, shareDen: 1 },
      ],
      [
        'HAVAL JOLION',
        '143.00',
        { registeredOn: '2025-08-15', deregisteredOn: null, shareNum: 1, shareDen: 1 },
      ],
    ],
  );
});

test('family and benefits are told', async () => {
  const members = found(await family(env, demo('sole-proprietor')));
  assert.deepEqual(
    members.map(({ relation, birthDate }) => [relation, birthDate]),
    [
      ['spouse', '1977-05-11'],
      ['child', '2010-02-19'],
    ],
  );
  const [benefit] = found(await benefits(env, demo('positive-balance')));
  assert.deepEqual([benefit!.code, benefit!.from], ['pensioner', '2013-03-11']);
});

test('an answer is kept with its day, its hash and its sealed text', async () => {
  const reply = await realEstate(env, anna);
  assert.equal(reply.state, 'found');
  const { answer } = reply as Extract<typeof reply, { state: 'found' }>;
  const again = await kept((ctx) => findAnswer(ctx, answer.id));
  assert.match(again!.raw, /extract_rights_individ_available_real_estate_objects/);
  assert.equal(createHash('sha256').update(again!.raw).digest('hex'), answer.rawHash);
  assert.match(answer.registryId!, /^КУВИ-001/u);
  assert.equal(again!.asOf, answer.asOf);
  const stored = await kept((ctx) =>
    ctx.db.one(sql<{ raw: Buffer }>`select raw from registries.answer
      where answer_id = ${answer.id}`),
  );
  assert.equal(stored.raw.includes('Петрова'), false);
});

test('a kept answer cannot be changed or deleted', async () => {
  const edit = kept((ctx) => ctx.db.run(sql`update registries.answer set outcome = 'notFound'`));
  await assert.rejects(edit, /permission denied/);
  await assert.rejects(
    kept((ctx) => ctx.db.run(sql`delete from registries.answer`)),
    /permission denied/,
  );
});

test('late: the answer is waited for', async () => {
  await defect('inn-by-person-late', { delayMs: 300 });
  const before = performance.now();
  assert.deepEqual(found(await innByPerson(env, anna)), { inn: anna.inn });
  assert.ok(performance.now() - before >= 300);
});

test('a failure, a half answer, garbage and a foreign answer are asked about again', async () => {
  const unreadable = await countKept('unreadable');
  for (const kind of ['failing', 'half-answer', 'garbage', 'duplicate']) {
    await defect(`vehicles-${kind}`);
    assert.equal(found(await vehicles(env, anna)).length, 1, kind);
  }
  // What came and was not understood is kept as proof; a 500 says nothing worth keeping.
  assert.equal(await countKept('unreadable'), unreadable + 3);
});

test('an earlier answer about somebody else is never taken for this one', async () => {
  found(await realEstate(env, demo('sole-proprietor')));
  await defect('real-estate-duplicate');
  const objects = found(await realEstate(env, anna));
  assert.deepEqual(objects.map(({ oktmo }) => oktmo).sort(), ['45375000', '46746000']);
});

test('contradiction: each registry is disbelieved in its own way', async () => {
  const answered = async (service: string, call: () => Promise<Reply<unknown>>) => {
    await defect(`${service}-contradiction`);
    return (await call()).state;
  };
  assert.deepEqual(
    [
      await answered('inn-by-person', () => innByPerson(env, anna)),
      await answered('snils-by-person', () => snilsByPerson(env, anna)),
      await answered('passport-state', () => passportState(env, anna)),
      await answered('real-estate', () => realEstate(env, anna)),
      await answered('vehicles', () => vehicles(env, anna)),
      await answered('family', () => family(env, anna)),
      await answered('benefits', () => benefits(env, anna)),
    ],
    ['several', 'several', 'mismatch', 'mismatch', 'mismatch', 'mismatch', 'mismatch'],
  );
});

test('silence: after ten seconds the registry is unavailable until a moment', async () => {
  await defect('family-silence');
  const before = performance.now();
  const reply = await family(env, anna);
  const took = performance.now() - before;
  assert.deepEqual([reply.state, (reply as { cause?: string }).cause], ['unavailable', 'timeout']);
  assert.ok(took > 9_000 && took < 11_000, String(took));
  assert.equal((reply as { retryAt: string }).retryAt, '2026-11-21T09:00:15.000Z');
});

test('a registry that keeps failing is left alone, then tried again', async () => {
  await defect('benefits-failing', { times: 1000 });
  for (let number = 1; number <= 5; number += 1) {
    assert.equal((await benefits(env, anna)).state, 'unavailable');
  }
  // An asked registry would answer now.
  await allWell();
  assert.equal((await benefits(env, anna)).state, 'unavailable');
  clock.set('2026-11-21T09:00:31.000Z');
  assert.deepEqual(found(await benefits(env, anna)), []);
});

test('a corrected value and a sale reach the next answer', async () => {
  const change = async (id: string, body: object) => {
    const answer = await fetch(`${url}/stand/api/registries/objects/${id}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return answer.status;
  };
  const andrey = demo('debtor');
  const [flat] = found(await realEstate(env, andrey));
  const value = { on: '2025-01-01', valueKopecks: 600_000_000, basis: 'court' };
  assert.equal(await change(flat!.cadastralNumber, { cadastralValue: value }), 204);
  const sale = { soldOn: '2026-03-10', buyerInn: anna.inn };
  assert.equal(await change(flat!.cadastralNumber, sale), 204);
  const [car] = found(await vehicles(env, andrey));
  assert.equal(await change(car!.vin, { powerHp: '149.00' }), 204);
  assert.equal(await change(car!.vin, { deregisteredOn: '2026-04-01' }), 204);
  assert.equal(await change('77:01:0000001:1', sale), 404);
  assert.equal(await change(flat!.cadastralNumber, {}), 422);

  const [changed] = found(await realEstate(env, andrey));
  const corrected = changed!.cadastralValues.find(({ on }) => on === '2025-01-01')!;
  assert.deepEqual([corrected.valueKopecks, corrected.basis], [600_000_000, 'court']);
  assert.equal(changed!.ownership[0]!.to, '2026-03-10');
  const bought = found(await realEstate(env, anna)).find(
    ({ cadastralNumber }) => cadastralNumber === flat!.cadastralNumber,
  );
  assert.equal(bought!.ownership[0]!.from, '2026-03-10');
  const [driven] = found(await vehicles(env, andrey));
  assert.equal(driven!.powerHp, '149.00');
  assert.equal(driven!.ownership[0]!.deregisteredOn, '2026-04-01');
});

test('the stand answers a letter that is no question with a sentence', async () => {
  for (const body of ['', 'nonsense', '<a/>']) {
    const answer = await fetch(`${url}/registries/vehicles`, { method: 'POST', body });
    assert.equal(answer.status, 400, body);
  }
});

test('everybody of the population is known to every registry', async () => {
  const people = await fetch(`${url}/stand/api/people`).then((answer) => answer.json());
  for (const one of (people as Listed[]).slice(-8)) {
    const { nameParts: name, birthDate, sex, passportDetails: passport, snils, inn } = one;
    const person = { name, birthDate, sex, passport, snils, inn };
    assert.deepEqual(found(await innByPerson(env, person)), { inn });
    assert.deepEqual(found(await snilsByPerson(env, person)), { snils });
    found(await passportState(env, person));
    found(await realEstate(env, person));
    found(await vehicles(env, person));
    found(await family(env, person));
    found(await benefits(env, person));
  }
});
