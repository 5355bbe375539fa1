// Every way the gateways of messages can fail, once: the program says honestly whether a message
// was taken, and a repeated message is the same message.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach, test } from 'node:test';
import { MailRefused, Outage } from '#platform/errors';
import type { Env } from '#platform/env';
import { newId } from '#platform/ids';
import { sendMail } from '#platform/mail';
import { createMetrics } from '#platform/metrics';
import { sendSms } from '#platform/sms';
import { testStand, until } from '../simulators/testing.ts';

const stand = await testStand();
const settings = {
  SMS_URL: `${stand.url}/sms/messages`,
  SMS_SECRET: stand.settings.SMS_SECRET,
  SMTP_URL: `smtp://127.0.0.1:${stand.running.smtpPort}`,
  MAIL_FROM: 'Кабинет <kabinet@kabinet.test>',
  PUBLIC_URL: stand.settings.PUBLIC_URL,
};
const env = { settings, metrics: createMetrics() } as unknown as Env;

const fault = (id: string, more: object = {}) =>
  stand.ask('PUT /stand/api/faults', { id, on: true, times: 1, ...more });
afterEach(() => stand.ask('DELETE /stand/api/faults'));

let made = 0;
/** A message to somebody nobody wrote to before, and what has come of it. */
function letterOf(channel: 'sms' | 'mail') {
  made += 1;
  const id = newId();
  const to = channel === 'sms' ? `7900111${1000 + made}` : `somebody${made}@kabinet.test`;
  const send = () =>
    channel === 'sms'
      ? sendSms(env, { id, to, text: 'Код 123456' })
      : sendMail(env, { id, to, subject: 'Код', text: '123456' });
  const came = async () => (await stand.ask(`GET /stand/api/inbox?to=${to}`)).json.length as number;
  return { send, came };
}
const isOutage = (retryAfterS: number) => (error: unknown) =>
  error instanceof Outage && error.retryAfterS === retryAfterS;

for (const [id, retryAfterS] of [
  ['sms.failing', 30],
  ['mail.failing', 30],
] as const) {
  test(`${id}: nothing came, and the program knows it`, async () => {
    const { send, came } = letterOf(id.startsWith('sms') ? 'sms' : 'mail');
    await fault(id);
    await assert.rejects(send(), isOutage(retryAfterS));
    assert.equal(await came(), 0);
    await send();
    await until('the message', async () => (await came()) === 1);
  });
}

test('mail.refused: the program knows that asking again is in vain', async () => {
  const { send, came } = letterOf('mail');
  await fault('mail.refused');
  await assert.rejects(send(), MailRefused);
  assert.equal(await came(), 0);
  const busy = letterOf('mail');
  await fault('mail.failing');
  await assert.rejects(busy.send(), (error) => !(error instanceof MailRefused));
});

test('sms.throttled: the time to come again is the one the gateway names', async () => {
  const { send, came } = letterOf('sms');
  await fault('sms.throttled');
  await assert.rejects(send(), isOutage(30));
  assert.equal(await came(), 0);
});

for (const id of ['sms.contradiction', 'mail.half-answer', 'mail.contradiction']) {
  test(`${id}: it came although the program was told otherwise, and comes once`, async () => {
    const { send, came } = letterOf(id.startsWith('sms') ? 'sms' : 'mail');
    await fault(id);
    await assert.rejects(send(), Outage);
    await until('the message', async () => (await came()) === 1);
    await send();
    assert.equal(await came(), 1);
  });
}

for (const [id, delayMs] of [
  ['sms.half-answer', undefined],
  ['sms.slow-answer', 300],
  ['sms.late', 300],
  ['mail.late', 300],
] as const) {
  test(`${id}: it is taken, and comes once however often it is sent`, async () => {
    const { send, came } = letterOf(id.startsWith('sms') ? 'sms' : 'mail');
    await fault(id, delayMs === undefined ? {} : { delayMs });
    await send();
    await send();
    await until('the message', async () => (await came()) === 1);
  });
}

for (const id of ['sms.lost', 'mail.lost']) {
  test(`${id}: taken and never seen; a new message comes`, async () => {
    const channel = id.startsWith('sms') ? 'sms' : 'mail';
    const lost = letterOf(channel);
    await fault(id);
    await lost.send();
    assert.equal(await lost.came(), 0);
    const next = letterOf(channel);
    await next.send();
    await until('the message', async () => (await next.came()) === 1);
  });
}

test('every defect of the two gateways stands in this file', async () => {
  const text = readFileSync(new URL(import.meta.url), 'utf8');
  const { json } = await stand.ask('GET /stand/api/faults');
  const ids = (json as { id: string; system: string }[])
    .filter(({ system }) => system === 'sms' || system === 'mail')
    .map(({ id }) => id);
  assert.ok(ids.length > 10);
  assert.deepEqual(
    ids.filter((id) => !text.includes(`'${id}'`)),
    [],
  );
});
