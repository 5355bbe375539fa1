import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { decimalString } from '../money.ts';
import type { Encoding } from './encoding.ts';
import { type BankStatement, readBankStatement } from './read.ts';

const OWN = '40802810100000012345';
const CLIENT = '40702810400000054321';

/** Bytes of the letters of an old encoding, from its own decoder. */
function encode(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  const letters = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, at) => at));
  return Uint8Array.from(text, (letter) => {
    const byte = letters.indexOf(letter);
    assert(byte >= 0, `${encoding} has no «${letter}».`);
    return byte;
  });
}

const income = {
  Номер: '17',
  Дата: '12.01.2026',
  Сумма: '150000.00',
  ПлательщикСчет: CLIENT,
  ДатаСписано: '',
  Плательщик: 'ООО "Берёза"',
  ПлательщикИНН: '7701234560',
  ПолучательСчет: OWN,
  ДатаПоступило: '12.01.2026',
  Получатель: 'ИП Петров Пётр',
  ПолучательИНН: '770123456703',
  НазначениеПлатежа: 'По счёту № 5; сумма=150000, "без НДС"',
};
const tax = {
  ...income,
  Номер: '4',
  Дата: '27.04.2026',
  Сумма: '16586,00',
  ПлательщикСчет: OWN,
  ПолучательСчет: '03100643000000018500',
  ДатаСписано: '27.04.2026',
  ДатаПоступило: '',
  Плательщик: 'ИНН 770123456703 ИП Петров Пётр',
  ПлательщикИНН: '',
  ПолучательИНН: '7727406020',
  СтатусСоставителя: '13',
  ПоказательКБК: '18201061201010000510',
  ОКАТО: '0',
  НазначениеПлатежа: 'ЕНП',
};

interface Made {
  documents?: Record<string, string>[];
  totals?: Record<string, string>;
  label?: string;
  end?: string;
}

function exchange({ documents = [income, tax], totals = {}, label, end }: Made = {}): string {
  const section = {
    РасчСчет: OWN,
    НачальныйОстаток: '10000.00',
    ВсегоПоступило: '150000.00',
    ВсегоСписано: '16586.00',
    КонечныйОстаток: '143414.00',
    ...totals,
  };
  const keys = (of: Record<string, string>) =>
    Object.entries(of).map(([key, value]) => `${key}=${value}`);
  return [
    '1CClientBankExchange',
    'ВерсияФормата=1.03',
    `Кодировка=${label ?? 'Windows'}`,
    `РасчСчет=${OWN}`,
    'СекцияРасчСчет',
    ...keys(section),
    'КонецРасчСчет',
    ...documents.flatMap((of) => [
      'СекцияДокумент=Платежное поручение',
      ...keys(of),
      'КонецДокумента',
    ]),
    end ?? 'КонецФайла',
    '',
  ].join('\r\n');
}

function read(text: string, encoding: Encoding = 'windows-1251'): BankStatement {
  const answer = readBankStatement(encode(text, encoding));
  assert(answer.ok, answer.ok ? '' : answer.reason);
  return answer.value;
}

const reasonOf = (text: string): string | null => {
  const answer = readBankStatement(encode(text, 'windows-1251'));
  return answer.ok ? null : answer.reason;
};

test('a statement says who paid whom, when and for what', () => {
  const { format, accounts, documents, controls } = read(exchange());
  assert.equal(format, 'client_bank_exchange');
  assert.equal(accounts[0]?.closingKopecks, 14_341_400);
  const [came, went] = documents;
  assert.equal(came?.direction, 'in');
  assert.equal(came.account, OWN);
  assert.equal(came.amountKopecks, 15_000_000);
  assert.equal(came.bookedOn, '2026-01-12');
  assert.equal(came.payer.name, 'ООО "Берёза"');
  assert.equal(came.purpose, 'По счёту № 5; сумма=150000, "без НДС"');
  assert.equal(went?.direction, 'out');
  assert.equal(went.amountKopecks, 1_658_600, 'a comma is read too');
  assert.deepEqual([went.payer.inn, went.payer.name], ['770123456703', 'ИП Петров Пётр']);
  assert.deepEqual([went.budget.kbk, went.budget.payerStatus], ['18201061201010000510', '13']);
  assert.deepEqual(
    controls.map(({ of, isRight }) => [of, isRight]),
    [
      ['in', true],
      ['out', true],
      ['closing', true],
    ],
  );
});

test('the encoding is what the words are written in, whatever the label says', () => {
  const expected = read(exchange());
  for (const [encoding, label] of [
    ['windows-1251', 'DOS'],
    ['ibm866', 'DOS'],
    ['ibm866', 'Windows'],
    ['utf-8', 'Windows'],
  ] as const) {
    // The numero sign of one encoding stands in the other two as well.
    assert.deepEqual(read(exchange({ label }), encoding), expected, `${encoding} as ${label}`);
  }
  assert.deepEqual(read(`\uFEFF${exchange()}`, 'utf-8'), expected);
  assert.deepEqual(read(exchange().replaceAll('\r\n', '\n')), expected);
});

test('a file that was cut anywhere gives nothing', () => {
  assert.equal(reasonOf(exchange({ end: '' })), 'cut');
  assert.equal(reasonOf(exchange().replace('КонецДокумента\r\n', '')), 'cut');
  assert.equal(reasonOf(exchange().replace('КонецРасчСчет\r\n', '')), 'cut');
  assert.equal(reasonOf('1CClientBankExchange'), 'cut');
  assert.equal(reasonOf('1CClientBankExchangeX\r\nКонецФайла'), 'not_a_statement');
  const whole = exchange();
  const last = whole.indexOf('КонецФайла') + 'КонецФайла'.length;
  fc.assert(
    fc.property(fc.integer({ min: 22, max: last - 1 }), (length) => {
      assert.equal(reasonOf(whole.slice(0, length)), 'cut');
    }),
  );
});

test('a control sum that its lines do not add up to is shown', () => {
  const { controls } = read(exchange({ totals: { ВсегоПоступило: '150000.01' } }));
  assert.deepEqual(controls[0], {
    account: OWN,
    of: 'in',
    statedKopecks: 15_000_001,
    countedKopecks: 15_000_000,
    isRight: false,
  });
});

test('without a day on either side the accounts tell the direction', () => {
  const none = { ДатаСписано: '', ДатаПоступило: '' };
  const both = { ДатаСписано: '12.01.2026', ДатаПоступило: '12.01.2026' };
  const strangers = { ПлательщикСчет: CLIENT, ПолучательСчет: CLIENT, ...none };
  const documents = [
    { ...income, ...none },
    { ...tax, ...none },
    { ...income, ...both },
    { ...income, ...strangers },
    { ...income, ...none, ПлательщикСчет: OWN },
  ];
  const directions = read(exchange({ documents })).documents.map(({ direction }) => direction);
  assert.deepEqual(directions, ['in', 'out', 'in', 'unknown', 'own']);
});

test('a payer in four numbered values is the same payer', () => {
  const { ПлательщикСчет: account, Плательщик: name, ...rest } = income;
  const numbered = { ...rest, Плательщик: '', Плательщик1: name, Плательщик2: account };
  const [whole] = read(exchange()).documents;
  const [parted] = read(exchange({ documents: [numbered] })).documents;
  assert.equal(parted?.payer.name, name);
  assert.equal(parted.payer.account, account);
  assert.equal(parted.identity, whole?.identity);
});

test('keys of a bank are kept, also the names of an object’s own', () => {
  const documents = [{ ...income, СекретБанка: 'x=y', ['__proto__x']: '1', constructor: '2' }];
  const other = read(exchange({ documents })).documents[0]!.other;
  assert.deepEqual(Object.entries(other), [
    ['СекретБанка', 'x=y'],
    ['__proto__x', '1'],
    ['constructor', '2'],
  ]);
});

test('a line that cannot be read is told, the others are taken', () => {
  for (const [change, reason, field] of [
    [{ Дата: '31.02.2026' }, 'wrong_day', 'Дата'],
    [{ ДатаПоступило: '2026' }, 'wrong_day', 'ДатаПоступило'],
    [{ Сумма: '1 500.00' }, 'wrong_sum', 'Сумма'],
    [{ Сумма: '-5.00' }, 'wrong_sum', 'Сумма'],
    [{ Сумма: '' }, 'wrong_sum', 'Сумма'],
  ] as const) {
    const { documents, unread } = read(exchange({ documents: [{ ...income, ...change }, tax] }));
    assert.deepEqual(unread, [{ line: 12, reason, field }]);
    assert.equal(documents.length, 1);
  }
});

test('the same line has one identity, a changed one another', () => {
  const identity = (change: Record<string, string> = {}) =>
    read(exchange({ documents: [{ ...income, ...change }] })).documents[0]!.identity;
  const purpose = ' по  счёту № 5; сумма=150000, "без НДС"';
  assert.equal(identity({ НазначениеПлатежа: purpose }), identity());
  for (const [key, value] of Object.entries({
    Номер: '18',
    Дата: '13.01.2026',
    Сумма: '150000.01',
    ПлательщикСчет: '40702810400000054322',
    НазначениеПлатежа: 'По счёту № 6',
  })) {
    assert.notEqual(identity({ [key]: value }), identity(), key);
  }
});

test('a table is read by the titles of its columns', () => {
  const table = [
    'АО «Банк»;;;',
    'Дата операции;Номер документа;Приход;Расход;' +
      'Контрагент;ИНН контрагента;Назначение платежа;Офис',
    '12.01.2026;17;"150 000,00";;"ООО ""Берёза""; филиал";7701234560;"По счёту',
    'в две строки";Север',
    '27.04.2026 10:15;4;;16586,00;ФНС;7727406020;ЕНП;',
    '30.02.2026;5;1,00;;;;;',
    '28.04.2026;6;;;;;;',
    ';;150000,00;16586,00;;;Итого;',
  ].join('\r\n');
  for (const encoding of ['windows-1251', 'ibm866', 'utf-8'] as const) {
    const text = encoding === 'ibm866' ? table.replaceAll(/[«»]/gu, '"') : table;
    const { documents, unread, format } = read(text, encoding);
    assert.equal(format, 'csv');
    assert.deepEqual(
      documents.map((one) => [one.line, one.direction, one.amountKopecks, one.madeOn]),
      [
        [3, 'in', 15_000_000, '2026-01-12'],
        [5, 'out', 1_658_600, '2026-04-27'],
      ],
    );
    assert.equal(documents[0]?.payer.name, 'ООО "Берёза"; филиал');
    assert.equal(documents[0].purpose, 'По счёту\nв две строки');
    assert.deepEqual(documents[0].other, { офис: 'Север' });
    assert.deepEqual(
      unread.map(({ line, reason }) => [line, reason]),
      [
        [6, 'wrong_day'],
        [7, 'wrong_sum'],
      ],
    );
  }
});

test('one column of sums has a sign or a word beside it', () => {
  const signed = read('Date,Amount,Description\n2026-01-12,-10.50,fee\n2026-01-13,+7,gift');
  assert.deepEqual(
    signed.documents.map(({ direction, amountKopecks }) => [direction, amountKopecks]),
    [
      ['out', 1050],
      ['in', 700],
    ],
  );
  const worded = read('Дата;Сумма;Тип операции\n12.01.2026;5,00;Списание\n12.01.2026;6;Пополнение');
  assert.deepEqual(
    worded.documents.map(({ direction }) => direction),
    ['out', 'in'],
  );
});

test('what is no statement is refused', () => {
  assert.equal(reasonOf('просто текст'), 'no_columns');
  assert.equal(reasonOf(''), 'no_columns');
  assert.equal(reasonOf('Дата;Сумма\n12.01.2026;"5,00'), 'cut');
  assert.equal(
    reasonOf(exchange({ documents: [{ ...income, Х: 'х'.repeat(20_000) }] })),
    'too_long',
  );
});

test('any sum that is written is read back to the kopeck', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999_999_999 }), (amount) => {
      const text = decimalString(amount as never);
      const [document] = read(exchange({ documents: [{ ...income, Сумма: text }] })).documents;
      assert.equal(document?.amountKopecks, amount);
    }),
    { numRuns: 50 },
  );
});

test('the foreign sample is read, its totals hold', (run) => {
  const sample = new URL('../../../shared/formats/bank/samples/kl_to_1c.txt', import.meta.url);
  if (!existsSync(sample)) return run.skip('not run: the shared formats are not here');
  const answer = readBankStatement(readFileSync(sample));
  assert(answer.ok);
  assert.deepEqual(
    answer.value.documents.map(({ direction }) => direction),
    ['in', 'in', 'out', 'out', 'out'],
  );
  assert(answer.value.controls.every(({ isRight }) => isRight));
  assert.equal(answer.value.controls.length, 3);
});
