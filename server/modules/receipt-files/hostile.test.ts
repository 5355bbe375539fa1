// Files that mean no good are refused in plain words, and cost nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { Refusal } from '#platform/errors';
import { readLine } from './file/read-line.ts';
import { findTitles, readTable } from './file/read-table.ts';
import { unpackedSize } from './file/unpacked-size.ts';
import { csv, xlsx } from './testing.ts';

/** The code a file is refused with; what it was read to otherwise. */
async function said(bytes: Buffer | string): Promise<string> {
  try {
    const table = await readTable(Buffer.from(bytes as Buffer));
    const found = table === 'statement' ? table : findTitles(table);
    if (found === 'statement') return found;
    const { lines } = found;
    return `${lines.length} lines`;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.kind.code.replace('receipt-files.', '');
  }
}

interface Entry {
  name: string;
  plain: Buffer;
  /** What the directory says of the size, where it lies. */
  said?: number;
}

/** A ZIP of these entries, as APPNOTE 6.3 has it. */
function zip(entries: readonly Entry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, plain, said: size } of entries) {
    const packed = deflateRawSync(plain);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(size ?? plain.length, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(size ?? plain.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    directory.push(entry, Buffer.from(name));
    parts.push(local, Buffer.from(name), packed);
    at += local.length + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';

/** The least a workbook is made of, around a sheet of one's own. */
function workbook(sheet: Buffer | string, more: Partial<Entry> = {}): Buffer {
  const relation = (id: string, type: string, target: string) =>
    `<Relationships xmlns="${packages}/relationships"><Relationship Id="${id}" ` +
    `Type="${relations}/${type}" Target="${target}"/></Relationships>`;
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"/>`,
    '_rels/.rels': relation('r1', 'officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml':
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>` +
      '<sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relation('r1', 'worksheet', 'worksheets/sheet1.xml'),
  };
  const entries = Object.entries(files).map(([name, text]) => ({ name, plain: Buffer.from(text) }));
  const own = { name: 'xl/worksheets/sheet1.xml', plain: Buffer.from(sheet as Buffer), ...more };
  return zip([...entries, own]);
}

const cell = (place: string, text: string) =>
  `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
const three = [cell('A1', 'Дата'), cell('B1', 'Услуга'), cell('C1', 'Цена')].join('');
const titles = `<row r="1">${three}</row>`;
const sheetOf = (rows: string, before = '') =>
  `${before}<worksheet xmlns="${main}"><sheetData>${titles}${rows}</sheetData></worksheet>`;

test('what is no table is refused', async () => {
  assert.equal(await said(''), 'file_unknown');
  assert.equal(await said('просто текст'), 'file_unknown');
  assert.equal(await said(Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 1, 2])), 'file_unknown');
  assert.equal(await said('Дата;Услуга;Цена\r\n20.03.2026;"Урок;100'), 'file_unknown');
  assert.equal(await said('PK\u0003\u0004'), 'file_unknown');
  assert.equal(await said('Дата;Услуга\r\n20.03.2026;Урок'), 'columns_missing');
  assert.equal(await said('Дата;Цена\r\n20.03.2026;100'), 'columns_missing');
});

test('a bank statement and our own list of receipts are told from a file of receipts', async () => {
  assert.equal(await said('1CClientBankExchange\r\nКонецФайла'), 'statement');
  assert.equal(await said('Дата;Приход;Расход;Назначение платежа\r\n;;;'), 'statement');
  assert.equal(await said('Дата;Сумма;Описание\r\n20.03.2026;5;ЕНП'), 'statement');
  const agent = 'Дата;Наименование контрагента;Сумма;Назначение платежа';
  assert.equal(await said(agent), 'statement');
  assert.equal(await said('Дата;Услуга;Цена;Описание\r\n20.03.2026;Урок;1;'), '1 lines');
  assert.equal(await said('Чек;Дата расчёта;Наименование;Сумма, ₽\r\n;;;'), 'is_export');
});

test('a file of too many lines or bytes is refused', async () => {
  const line = '20.03.2026;Урок;1;100;;;;;';
  assert.equal(await said(csv(...Array.from({ length: 10_000 }, () => line))), '10000 lines');
  assert.equal(await said(csv(...Array.from({ length: 10_001 }, () => line))), 'too_many_lines');
  assert.equal(await said(Buffer.alloc(10 * 1024 * 1024 + 1, 'x')), 'file_too_large');
  const rows = (count: number) => Array.from({ length: count }, () => ['20.03.2026', 'Урок', 1]);
  const head = ['Дата', 'Услуга', 'Цена'];
  assert.equal(await said(await xlsx([head, ...rows(10_000)])), '10000 lines');
  assert.equal(await said(await xlsx([head, ...rows(10_001)])), 'too_many_lines');
});

test('a workbook of the least parts is read', async () => {
  const row = `<row r="2">${cell('A2', '20.03.2026')}${cell('B2', 'Урок')}${cell('C2', '1')}</row>`;
  assert.equal(await said(workbook(sheetOf(row))), '1 lines');
});

test('a small file that unpacks to a large one is refused before it does', async () => {
  const swollen = Buffer.concat([Buffer.from(sheetOf('')), Buffer.alloc(40 * 1024 * 1024, ' ')]);
  const bomb = workbook(swollen);
  assert.ok(bomb.length < 100_000);
  assert.equal(unpackedSize(bomb)! > 40 * 1024 * 1024, true);
  assert.equal(await said(bomb), 'file_swells');
  // The directory lies: the reader goes no further than the size it says.
  assert.equal(await said(workbook(swollen, { said: 1000 })), 'file_unknown');
  assert.equal(await said(workbook(swollen, { said: 0 })), 'file_unknown');
  assert.equal(await said(workbook(swollen, { said: 0xffffffff })), 'file_unknown');
});

test('a directory that is cut or says nonsense is refused', async () => {
  const whole = workbook(sheetOf(''));
  for (let length = 4; length < whole.length; length += 97) {
    assert.equal(await said(whole.subarray(0, length)), 'file_unknown');
  }
  const wrong = Buffer.from(whole);
  wrong.writeUInt32LE(0x7fffffff, wrong.length - 6);
  assert.equal(await said(wrong), 'file_unknown');
});

test('cells far away, entities and deep nesting take no time', async () => {
  const began = performance.now();
  const far = `<row r="1048576">${cell('XFD1048576', 'x')}</row>`;
  assert.equal(await said(workbook(sheetOf(far))), '0 lines');
  const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
  const said2 = await said(workbook(sheetOf(`<row r="2">${cell('A2', '&b;')}</row>`, laughs)));
  assert.match(said2, /^(1 lines|file_unknown)$/u);
  const deep = sheetOf(`${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`);
  assert.match(await said(workbook(deep)), /^(0 lines|file_unknown)$/u);
  assert.ok(performance.now() - began < 5000, `${performance.now() - began} ms`);
});

test('letters that are lost in the middle of a file are told at their line', async () => {
  const lines = Array.from({ length: 3000 }, () => '20.03.2026;Ремонт велосипеда;1;100;;;;;');
  const bytes = Buffer.from(csv(...lines));
  bytes[bytes.lastIndexOf('велосипеда') + 1] = 0xff;
  const table = await readTable(bytes);
  assert(table !== 'statement');
  const found = findTitles(table);
  assert(found !== 'statement');
  const wrong = found.lines.flatMap((one) => {
    const line = readLine(found.titles, one);
    return line !== null && 'fault' in line ? [line] : [];
  });
  assert.equal(wrong.length, 1);
  assert.equal(wrong[0]!.fault.code, 'receipt-files.letters_lost');
});
