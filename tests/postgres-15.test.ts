// The whole program on the distribution's PostgreSQL 15 (DATABASE_URL): a person of the stand signs
// in, sees what is owed and why, pays, and keeps the receipt.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Charge } from '#contract/ledger';
import type { Payment } from '#contract/payments';
import { newId } from '#platform/ids';
import { Browser, type Site, signIn } from '#testing/sign-on';
import { withClient } from '../server/launch/database-client.ts';
import { hasForeignServer, startForeignServer } from './launch/foreign-server.ts';
import { scratchFolder, startReady, stop, until } from './launch/started.ts';

const launcher = fileURLToPath(new URL('../server/launcher.ts', import.meta.url));

if (hasForeignServer) await wholeStory();
else console.log('not run: 1, no PostgreSQL 15 in /usr/lib/postgresql/15/bin');

async function wholeStory(): Promise<void> {
  const server = await startForeignServer();
  after(() => server.stop());
  await withClient(server.rootUrl, async (client) => {
    await client.query(`create role keeper login createrole createdb password 'keeper-password'`);
    await client.query('create database kabinet owner keeper');
  });

  test('a person signs in, sees, pays and keeps the receipt on PostgreSQL 15', async () => {
    const started = await startReady({
      dataFolder: scratchFolder(),
      program: launcher,
      env: { DATABASE_URL: server.url('keeper', 'kabinet'), LOG_LEVEL: 'error' },
    });
    const url = `http://localhost:${started.port}`;
    const stand = async <T>(path: string, body?: object): Promise<T> => {
      const answer = await fetch(`${url}/stand/api/${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      });
      assert.ok(answer.ok, `${path}: ${answer.status}`);
      return (await answer.json()) as T;
    };
    const [person] = await stand<{ phone: string; password: string }[]>('people', {
      persona: 'large-family',
    });
    const { phone, password } = person!;
    const code = (to: string): Promise<string> =>
      until('the code', async () => {
        const [last] = await stand<{ text: string }[]>(`inbox?to=${encodeURIComponent(to)}`);
        return /(?<!\d)\d{6}(?!\d)/u.exec(last?.text ?? '')?.[0];
      });
    const browser = new Browser(url);
    await signIn({ code } as Site, browser, { login: phone, password, phone });
    const read = async <T>(path: string): Promise<T> => {
      const answer = await browser.get(`/api/cabinet/v1/${path}`);
      assert.equal(answer.status, 200, `${path}: ${answer.text}`);
      return answer.json as T;
    };
    const charges = await until('the charges', async () => {
      const { items } = await read<{ items: Charge[] }>('charges');
      return items.length > 0 ? items : undefined;
    });
    const { account } = await read<{ account: { payAllKopecks: number } }>('home');
    assert.equal(
      charges.reduce((sum, one) => sum + one.amountKopecks, 0),
      account.payAllKopecks,
    );
    const trace = await read<{ amountKopecks: number }>(
      `charges/${charges[0]!.chargeId}/trace.json`,
    );
    assert.equal(trace.amountKopecks, charges[0]!.amountKopecks);

    const { csrf } = await read<{ csrf: string }>('session');
    const paymentId = newId();
    const begun = await fetch(`${url}/api/cabinet/v1/payments`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        cookie: `__Host-kabinet=${browser.cookie('__Host-kabinet')}`,
        origin: url,
        'x-csrf-token': csrf,
        'idempotency-key': newId(),
      },
      body: JSON.stringify({
        paymentId,
        method: 'sbp',
        chargeIds: charges.map(({ chargeId }) => chargeId),
        amountKopecks: account.payAllKopecks,
        expectedTotalKopecks: account.payAllKopecks,
      }),
    });
    assert.equal(begun.status, 200, await begun.text());
    await stand(`bank/payments/${paymentId}/approve`, {});
    const paid = await until('the receipt', async () => {
      const one = await read<Payment>(`payments/${paymentId}`);
      return one.receiptReady ? one : undefined;
    });
    assert.equal(paid.state, 'paid');
    const reserved = paid.covers.reduce((sum, one) => sum + one.reservedKopecks, 0);
    assert.equal(reserved, account.payAllKopecks);
    const receipt = await browser.get(`/api/cabinet/v1/payments/${paymentId}/receipt.pdf`);
    assert.match(receipt.text, /^%PDF-/u);
    assert.equal(await stop(started), 0);
  });
}
