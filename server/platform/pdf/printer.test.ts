import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Outage } from '../errors.ts';
import { Printer } from './printer.ts';
import { textOf } from './testing.ts';

const template = fileURLToPath(new URL('printer.test.typ', import.meta.url));
const print = (text: string, more: object = {}) => ({
  template,
  data: JSON.stringify({ title: 'Проверка печати', text, ...more }),
  createdAtS: 1_795_000_000,
});

const printers: Printer[] = [];
function newPrinter(limits?: ConstructorParameters<typeof Printer>[0]): Printer {
  const printer = new Printer(limits);
  printers.push(printer);
  return printer;
}
after(() => printers.forEach((printer) => printer.stop()));

test('equal input gives equal bytes, also from another process', async () => {
  const first = await newPrinter().print(print('Равные бумаги'));
  const second = await newPrinter().print(print('Равные бумаги'));
  assert.ok(first.equals(second));
  const other = await printers[0]!.print(print('Другая бумага'));
  assert.ok(!first.equals(other));
});

test('the file says it is PDF/A-2a, tagged, titled and Russian', async () => {
  const pdf = (await newPrinter().print(print('Метки'))).toString('latin1');
  assert.match(pdf, /<pdfaid:part>2<\/pdfaid:part><pdfaid:conformance>A</);
  assert.match(pdf, /\/StructTreeRoot/);
  assert.match(pdf, /\/Lang \(ru\)/);
  assert.match(pdf, /<xmp:CreateDate>2026-11-18T/);
  assert.ok(pdf.includes(Buffer.from('Проверка печати').toString('latin1')));
});

test('markup in the data is printed as typed', async () => {
  const nasty = '#read("/etc/passwd") = $x$ *b* <label> @ref [a](b) \\ “ //; #let x = 1';
  const text = textOf(await newPrinter().print(print(nasty)));
  assert.ok(text.includes(nasty.slice(0, 30)), text);
});

test('a process is used up after its documents and another goes on', async () => {
  const printer = newPrinter({ documentsPerProcess: 51 });
  await printer.print(print('1'));
  const first = printer.processId;
  const texts = Array.from({ length: 54 }, (_, number) => String(number));
  const pdfs = await Promise.all(texts.map((text) => printer.print(print(text))));
  assert.equal(pdfs.length, 54);
  assert.notEqual(printer.processId, first);
});

test('documents in hand of a process that died are printed by the next one', async () => {
  const printer = newPrinter();
  await printer.print(print('начало'));
  const waiting = Array.from({ length: 6 }, (_, n) => printer.print(print(`после ${n}`)));
  process.kill(printer.processId!, 'SIGKILL');
  for (const pdf of await Promise.all(waiting))
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
});

test('a document that takes too long is an outage, the next one is printed', async () => {
  const printer = newPrinter({ printTimeoutMs: 1500 });
  const slow = printer.print(print('долго', { pages: 100_000 }));
  const next = printer.print(print('быстро'));
  await assert.rejects(slow, Outage);
  assert.equal((await next).subarray(0, 5).toString(), '%PDF-');
});

test('more than the queue holds is refused at once', async () => {
  const printer = newPrinter({ queueMax: 2 });
  const asked = Array.from({ length: 11 }, () => printer.print(print('очередь')));
  const outcomes = await Promise.allSettled(asked);
  const refused = outcomes.filter((one) => one.status === 'rejected');
  assert.equal(refused.length, 3, 'six are in hand, two wait, three are refused');
  assert.ok(refused.every((one) => one.reason instanceof Outage));
});

test('a template that fails says what the compiler said', async () => {
  const broken = { ...print(''), data: '{}' };
  await assert.rejects(newPrinter().print(broken), /does not contain key "title"/);
});
