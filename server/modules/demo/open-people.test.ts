// Accounts of the people of the stand: opened once, each as its life says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completePersonInn } from '#primitives/identifiers/inn';
import { snilsControl } from '#primitives/identifiers/snils';
import { module as consents } from '#modules/consents';
import { contactsOf, getSubject, module as identity } from '#modules/identity';
import { module as npdWire } from '#modules/npd-wire';
import { module as registries } from '#modules/registries';
import { module as taxpayers, personOf, taxpayerOfSubject } from '#modules/taxpayers';
import { taxpayerId } from '#platform/context';
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import { runChain } from '#platform/chain';
import { createServer } from '#platform/http/server';
import { testEnv } from '#platform/testing';
import { work } from '#platform/work';
import { module, staff } from './index.ts';
import { openStaff } from './staff.ts';

const { env, atEnd } = await testEnv({
  modules: [registries, consents, identity, taxpayers, npdWire, module],
});
const { app } = await createServer(env, null);
atEnd(() => app.close());

const actor = { kind: 'job', name: 'test' } as const;
const inWork = <T>(call: (ctx: Ctx) => Promise<T>) => work(env, { actor }, call);

function person(number: number, level: 'verified' | 'simplified') {
  const nine = String(300_000_000 + number);
  return {
    name: { last: 'Стендова', first: 'Анна', middle: 'Сергеевна' },
    birthDate: '1988-04-17',
    sex: 'female',
    passport: {
      series: '4510',
      number: String(654_000 + number),
      issuedOn: '2010-05-01',
      departmentCode: '770-001',
      issuer: 'ОВД',
    },
    phone: `+7917000${String(number).padStart(4, '0')}`,
    email: `stand${number}@kabinet.test`,
    inn: completePersonInn(`77${String(50_000_000 + number)}`),
    snils: nine + snilsControl(nine),
    password: 'Kabinet!Demo26',
    applicationPassword: null as string | null,
    persona: level === 'verified' ? 'individual' : 'newcomer',
    level,
  };
}

const open = (people: object[], secret = 'stand-secret-of-tests') =>
  app.inject({
    method: 'POST',
    url: '/api/stand/v1/people',
    headers: { authorization: `Bearer ${secret}` },
    payload: { people },
  });

test('a verified person gets a taxpayer, a newcomer none; repeated calls do nothing', async () => {
  const people = [person(1, 'verified'), person(2, 'simplified')];
  const first = await open(people);
  assert.equal(first.statusCode, 200, first.body);
  const [verified, newcomer] = first.json().people;
  assert.ok(verified.taxpayerId > 0);
  assert.equal(newcomer.taxpayerId, null);
  assert.deepEqual((await open(people)).json(), first.json());
  const subject = await inWork((ctx) => getSubject(ctx, verified.subjectId));
  assert.equal(subject.level, 'confirmed');
  assert.equal((await inWork((ctx) => getSubject(ctx, newcomer.subjectId))).level, 'simplified');
  const own = await work(env, { actor, taxpayerId: taxpayerId(verified.taxpayerId) }, personOf);
  assert.equal(own.passport!.number, '654001');
  assert.equal(own.inn, people[0]!.inn);
});

test('each opened taxpayer is announced in its own name, with its persona', async () => {
  const { people } = (await open([person(3, 'verified')])).json();
  const events = await work(env, { actor, role: 'batch' }, (ctx) =>
    ctx.db.rows(sql<{ data: object }>`
      select data from platform.event
      where type = 'taxpayers.registered' and taxpayer_id = ${people[0].taxpayerId}`),
  );
  const { taxpayerId: id, subjectId } = people[0];
  assert.deepEqual(events, [{ data: { taxpayerId: id, subjectId, persona: 'individual' } }]);
});

test('nobody but the stand may open accounts', async () => {
  const answer = await open([person(4, 'verified')], 'stand-secret-of-strangers');
  assert.equal(answer.statusCode, 404);
});

test('a phone that belongs to another account opens nothing of the whole call', async () => {
  const twin = { ...person(6, 'verified'), email: person(5, 'verified').email };
  await open([person(5, 'verified')]);
  const answer = await open([person(7, 'verified'), twin]);
  assert.equal(answer.json().code, 'identity.login_taken');
  const found = await inWork((ctx) =>
    ctx.db.rows(sql<{ n: number }>`select count(*)::int as n from taxpayers.holder`),
  );
  assert.deepEqual(found, [{ n: 3 }]);
});

test('the nine of the staff are opened once, each with a role and a phone for codes', async () => {
  const chain = { chain: openStaff, input: undefined };
  assert.equal(await runChain(env, { actor }, chain), 9);
  assert.equal(await runChain(env, { actor }, chain), 0);
  const roles = await inWork(async (ctx) => {
    const rows = await ctx.db.rows(sql<{ subject_id: string; roles: string[] }>`
      select subject_id, roles from identity.subject where roles <> '{}'`);
    const told: string[] = [];
    for (const row of rows) {
      const { email, phone } = await contactsOf(ctx, row.subject_id);
      assert.ok(phone);
      assert.equal(await taxpayerOfSubject(ctx, row.subject_id), null);
      told.push(`${email} ${row.roles.join()}`);
    }
    return told;
  });
  assert.deepEqual(roles.sort(), staff.map(({ box, role }) => `${box} ${role}`).sort());
});

test('nothing personal lies open in the tables', async () => {
  const tables = ['identity.subject', 'identity.login', 'taxpayers.taxpayer', 'taxpayers.inn'];
  const one = person(1, 'verified');
  const canaries = [one.phone.slice(1), one.email, one.inn, one.snils, 'Стендова', '654001'];
  for (const table of tables) {
    const lines = await work(env, { actor, role: 'batch' }, (ctx) =>
      ctx.db.rows(sql<{ line: string }>`select t::text as line from ${sql.raw(table)} t`),
    );
    assert.ok(lines.length > 0);
    const hidden = lines.map(({ line }) => line).join('\n');
    for (const canary of canaries) {
      assert.ok(!hidden.includes(canary), `${canary} lies open in ${table}`);
      const hex = Buffer.from(canary).toString('hex');
      assert.ok(!hidden.includes(hex), `${canary} lies open in ${table}`);
    }
  }
});

test('the password for programs that the stand hands out signs a program in', async () => {
  const applicationPassword = 'test-appl-icat-ion2-pass-word';
  const one = { ...person(9, 'verified'), applicationPassword };
  assert.equal((await open([one])).statusCode, 200);
  const signIn = async (password: string) => {
    const payload = { username: one.inn, password, deviceInfo: { sourceDeviceId: 'demo' } };
    return (await app.inject({ method: 'POST', url: '/api/v1/auth/lkfl', payload })).statusCode;
  };
  assert.equal(await signIn(applicationPassword), 200);
  assert.equal(await signIn(one.password), 401);
});
