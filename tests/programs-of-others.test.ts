// npm's `moy-nalog`, unmodified, against the program as a stranger starts it, over plain HTTP and
// over its own TLS: nothing is changed but the address.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { globalAgent } from 'node:https';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, mock, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { makeCertificate } from '../server/platform/http/tls.testing.ts';
import { freePort, scratchFolder, startReady, stop, until } from './launch/started.ts';

interface Issued {
  id: string;
  jsonUrl: string;
  printUrl: string;
  data: { receiptId: string; totalAmount: number; cancellationInfo: { comment: string } | null };
  error?: { code: string; message: string };
}

interface Client {
  apiUrl: string;
  token: string;
  refreshToken: string;
  auth(login: string, password: string): Promise<{ profile: { inn: string } }>;
  addIncome(income: { name: string; quantity?: number; amount: number }): Promise<Issued>;
  call(path: string, body?: unknown): Promise<Record<string, unknown>>;
  userInfo(): Promise<{ inn: string; status: string }>;
}

const Nalog = createRequire(import.meta.url)('moy-nalog') as new (options: {
  autologin: boolean;
}) => Client;

interface Person {
  inn: string;
  persona: string | null;
  applicationPassword: string | null;
}

const program = fileURLToPath(new URL('../server/launcher.ts', import.meta.url));
const files = scratchFolder();
const { cert, key } = makeCertificate();
const [TLS_CERT, TLS_KEY] = [join(files, 'cert.pem'), join(files, 'key.pem')];
writeFileSync(TLS_CERT, cert);
writeFileSync(TLS_KEY, key);
// The program under test trusts the certificate of this installation, and checks its name.
globalAgent.options.ca = cert;

const TLS_PORT = String(await freePort());
const started = await startReady({
  dataFolder: scratchFolder(),
  program,
  env: { LOG_LEVEL: 'error', TLS_PORT, TLS_CERT, TLS_KEY },
});
after(() => stop(started));

const seller = await until('the demo seller has an account', async () => {
  const people = await started.get<Person[]>('/stand/api/people?demo=true');
  const found = people.find(({ persona }) => persona === 'self-employed');
  if (found?.applicationPassword == null) return undefined;
  const { inn, applicationPassword: password } = found;
  const tried = await newClient(`http://localhost:${started.port}`).auth(inn, password);
  return tried.profile.inn === inn ? { inn, password } : undefined;
});

function newClient(origin: string): Client {
  const client = new Nalog({ autologin: false });
  client.apiUrl = `${origin}/api/v1`;
  return client;
}

/** So much time passes on both clocks of the stand and on the one of the program of others. */
async function pass(seconds: number): Promise<void> {
  const now = new Date(Date.now() + seconds * 1000);
  const answer = await fetch(`http://localhost:${started.port}/stand/api/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now: now.toISOString(), wallOffsetS: seconds }),
  });
  assert.ok(answer.ok, await answer.text());
  mock.timers.enable({ apis: ['Date'], now });
}

async function sellAndCancel(client: Client, name: string): Promise<void> {
  const issued = await client.addIncome({ name, amount: 1500.5, quantity: 2 });
  assert.equal(issued.error, undefined);
  assert.deepEqual([issued.data.receiptId, issued.data.totalAmount], [issued.id, 3001]);
  const list = await client.call('incomes?limit=1');
  const [newest] = list.content as { approvedReceiptUuid: string; name: string }[];
  assert.deepEqual([newest?.approvedReceiptUuid, newest?.name], [issued.id, name]);
  const time = new Date(Date.now()).toISOString();
  const cancelled = await client.call('cancel', {
    operationTime: time,
    requestTime: time,
    comment: 'Возврат средств',
    receiptUuid: issued.id,
    partnerCode: null,
  });
  assert.ok(cancelled.incomeInfo, JSON.stringify(cancelled));
  const again = await client.call(`receipt/${seller.inn}/${issued.id}/json`);
  const { comment } = (again as unknown as Issued['data']).cancellationInfo!;
  assert.equal(comment, 'Возврат средств');
}

const clients = new Map<string, Client>();
const origins = [`http://localhost:${started.port}`, `https://localhost:${TLS_PORT}`];

for (const origin of origins) {
  const [scheme = ''] = origin.split(':');
  test(`over ${scheme} it signs in, issues, reads and cancels`, async () => {
    const client = newClient(origin);
    clients.set(origin, client);
    const { profile } = await client.auth(seller.inn, seller.password);
    assert.equal(profile.inn, seller.inn);
    assert.equal((await client.userInfo()).status, 'ACTIVE');
    await sellAndCancel(client, `Консультация по ${scheme}`);
  });
}

test('an hour later each refreshes its own token and goes on', async () => {
  await pass(3590);
  for (const origin of origins) {
    const client = clients.get(origin)!;
    const { token, refreshToken } = client;
    await sellAndCancel(client, 'Через час');
    assert.notEqual(client.token, token);
    assert.notEqual(client.refreshToken, refreshToken);
  }
});
