import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { afterEach, test } from 'node:test';
import { createTransport } from 'nodemailer';
import { testStand, until } from '../testing.ts';

const stand = await testStand();
const bearer = { authorization: `Bearer ${stand.settings.SMS_SECRET}` };
const inbox = async (to: string) => (await stand.ask(`GET /stand/api/inbox?to=${to}`)).json;
const on = (id: string, more: object = {}) =>
  stand.ask('PUT /stand/api/faults', { id, on: true, times: 1, ...more });

const sms = (message: { id?: string; to: string; text?: string }) =>
  stand.ask('POST /sms/messages', { id: randomUUID(), text: 'Код 123456', ...message }, bearer);

interface Letter {
  to: string;
  subject?: string;
  messageId?: string;
  attachments?: { filename: string; content: string; contentType: string }[];
}

function mail(letter: Letter): Promise<unknown> {
  const transport = createTransport({ host: '127.0.0.1', port: stand.running.smtpPort });
  const from = 'kabinet@kabinet.test';
  return transport.sendMail({ from, subject: 'Квитанция', text: 'Оплачено 10 ₽', ...letter });
}

afterEach(() => stand.ask('DELETE /stand/api/faults'));

test('an SMS is found however its number is written', async () => {
  assert.equal((await sms({ to: '79000000001' })).status, 202);
  for (const to of ['79000000001', '%2B79000000001', '+79000000001', '8%20(900)%20000-00-01']) {
    const [message] = await inbox(to);
    assert.deepEqual([message.channel, message.to], ['sms', '79000000001'], to);
    assert.deepEqual([message.subject, message.text], [null, 'Код 123456']);
    assert.ok(Math.abs(Date.parse(message.at) - Date.now()) < 60_000);
  }
  assert.deepEqual(await inbox('79000000002'), []);
});

test('the same id brings one SMS, the newest stands first', async () => {
  const to = '79000000003';
  await sms({ id: 'same', to, text: 'первое' });
  await sms({ id: 'same', to, text: 'первое' });
  await sms({ to, text: 'второе' });
  assert.deepEqual(
    (await inbox(to)).map((message: { text: string }) => message.text),
    ['второе', 'первое'],
  );
});

test('refuses a wrong secret and an unreadable SMS', async () => {
  const wrong = await stand.ask('POST /sms/messages', {}, { authorization: 'Bearer no' });
  assert.equal(wrong.status, 401);
  assert.equal((await sms({ to: '+79000000001' })).status, 400);
});

test('a letter comes with its subject, text and files', async () => {
  const attachments = [
    { filename: 'квитанция.pdf', content: '%PDF-1.7', contentType: 'application/pdf' },
  ];
  await mail({ to: 'Anna@Mail.test', subject: 'Квитанция № 1', attachments });
  const [letter] = await inbox('anna@mail.test');
  assert.deepEqual([letter.channel, letter.subject], ['mail', 'Квитанция № 1']);
  assert.equal(letter.text, 'Оплачено 10 ₽');
  assert.deepEqual(letter.attachments, [
    { number: 0, name: 'квитанция.pdf', mime: 'application/pdf', sizeBytes: 8 },
  ]);
  const path = `/stand/api/inbox/${encodeURIComponent(letter.id)}/attachments`;
  assert.equal((await stand.ask(`GET ${path}/0`)).text, '%PDF-1.7');
  assert.equal((await stand.ask(`GET ${path}/1`)).status, 404);
});

test('defects of the SMS gateway', async () => {
  const to = '79000000004';
  const count = async () => (await inbox(to)).length;
  await on('sms.lost');
  assert.equal((await sms({ to })).status, 202);
  await on('sms.throttled');
  assert.equal((await sms({ to })).status, 429);
  assert.equal(await count(), 0);
  await on('sms.late', { delayMs: 300 });
  assert.equal((await sms({ to })).status, 202);
  assert.equal(await count(), 0);
  await until('the late SMS', async () => (await count()) === 1);
  await on('sms.contradiction');
  assert.equal((await sms({ id: 'contra', to })).status, 500);
  await on('sms.half-answer');
  await assert.rejects(sms({ id: 'contra', to }));
  assert.equal(await count(), 2);
  await on('sms.slow-answer', { delayMs: 120 });
  const started = Date.now();
  await sms({ to });
  assert.ok(Date.now() - started >= 110);
});

test('defects of the mail server', async () => {
  const to = 'boris@mail.test';
  const count = async () => (await inbox(to)).length;
  await on('mail.failing');
  await assert.rejects(mail({ to }), { responseCode: 451 });
  await on('mail.refused');
  await assert.rejects(mail({ to }), { responseCode: 550 });
  await on('mail.lost');
  await mail({ to });
  assert.equal(await count(), 0);
  await on('mail.late', { delayMs: 300 });
  await mail({ to });
  assert.equal(await count(), 0);
  await until('the late letter', async () => (await count()) === 1);
  const messageId = '<receipt-1@kabinet.test>';
  await on('mail.contradiction');
  await assert.rejects(mail({ to, messageId }), { responseCode: 451 });
  await on('mail.half-answer');
  await assert.rejects(mail({ to, messageId }));
  await mail({ to, messageId });
  assert.equal(await count(), 2);
});
