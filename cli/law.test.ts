// The law asked as a stranger would: by a process of its own, with a file and words.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'kabinet-law-'));
after(() => rmSync(folder, { recursive: true }));

function kabinet(...words: string[]): { code: number | null; out: string; err: string } {
  const ran = spawnSync(process.execPath, [program, 'law', ...words], { encoding: 'utf8' });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

function fileOf(content: unknown, name = 'examples.json'): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const flat = {
  id: 'flat',
  rule: 'property.tax',
  taxYear: 2025,
  inputs: {
    kind: 'flat',
    area: '54',
    cadastralValue: '9720000.00',
    rate: '0.001',
    monthsOwned: 12,
    prevYearFullTax: '5400.00',
  },
};

test('evaluate prints a line for each example and ends well though some are refused', () => {
  const late = { payer: 'ip', debt: '100.00', dueDate: '2026-11-01', paidOn: '2026-12-01' };
  const examples = [
    flat,
    { ...flat, id: 'huge', inputs: { ...flat.inputs, shareNum: 3, shareDen: 2 } },
    { ...flat, id: 'other', rule: 'property.taxes' },
    { id: 'later', rule: 'ens.penalty', taxYear: 2026, inputs: late },
    'nonsense',
    null,
  ];
  const path = fileOf({ asOf: '2026-11-21', examples });
  const { code, out, err } = kabinet('evaluate', path, '--lang', 'en');
  assert.deepEqual([code, err], [0, '']);
  const lines = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  assert.equal(lines.length, examples.length);
  assert.deepEqual(Object.keys(lines[0]!), ['id', 'rule', 'result']);
  assert.equal((lines[0]!.result as Record<string, unknown>).tax, '5940.00');
  assert.deepEqual(
    lines.slice(1).map(({ id, refused }) => [id, refused]),
    [
      ['huge', 'law.share_above_one'],
      ['other', 'law.rule_unknown'],
      ['later', 'law.later_than_known'],
      [null, 'law.input_wrong'],
      [null, 'law.input_wrong'],
    ],
  );
  assert.match(String(lines[3]!.message), /^A day is later .+paidOn/u);
});

test('an array is a file of examples too, and messages are Russian unless asked otherwise', () => {
  const { code, out } = kabinet('evaluate', fileOf([{ ...flat, inputs: {} }]));
  assert.equal(code, 0);
  const line = JSON.parse(out) as Record<string, unknown>;
  assert.deepEqual([line.id, line.refused], ['flat', 'law.input_missing']);
  assert.match(String(line.message), /Не хватает поля/u);
});

test('a file that cannot be read or parsed ends with a sentence', () => {
  const wrong = [
    [join(folder, 'absent.json'), /cannot be read/u],
    [fileOf('{"examples": [', 'broken.json'), /is not JSON/u],
    [fileOf({ cases: [] }, 'other.json'), /neither an array nor/u],
  ] as const;
  for (const [path, sentence] of wrong) {
    const { code, out, err } = kabinet('evaluate', path);
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, sentence);
    assert.doesNotMatch(err, /\n\s+at /u);
  }
});

test('explain prints the tree of one example in both languages', () => {
  const path = fileOf([flat]);
  const ru = kabinet('explain', path, '--id', 'flat');
  assert.equal(ru.code, 0);
  assert.match(ru.out, /Рост не больше 10 % к прошлому году: 5 400,00 × 1,1 = 5 940,00 ₽/u);
  assert.match(ru.out, /^ {6}Налог за полный год: 6 120 000,00 × 0,1 % = 6 120,00 ₽ \[НК РФ/mu);
  const en = kabinet('explain', path, '--id', 'flat', '--lang', 'en');
  assert.match(en.out, /The lower of 6 120,00 and 5 940,00/u);
  const absent = kabinet('explain', path, '--id', 'house');
  assert.equal(absent.code, 1);
  assert.match(absent.err, /no example with the id «house»/u);
});

test('rules are listed with editions, sources and what is unverified', () => {
  const { code, out } = kabinet('rules', '--json');
  assert.equal(code, 0);
  const rules = JSON.parse(out) as {
    id: string;
    editions: string[];
    sources: string[];
    unverified: string[];
  }[];
  const transport = rules.find(({ id }) => id === 'transport.tax');
  assert.ok(transport !== undefined);
  assert.ok(transport.editions.includes('2026-01-01'));
  assert.ok(transport.sources.length > 2);
  assert.ok(transport.unverified.some((line) => line.startsWith('transport.rate.77.car.150:')));
  assert.match(kabinet('rules').out, /^ens\.penalty {2}Penalty for each day of delay$/mu);
});

test('what a year still lacks is listed', () => {
  const { code, out } = kabinet('rules', '--missing', '2027');
  assert.equal(code, 0);
  assert.match(out, /^transport\.rate\.77\.car\.150: 3500 kopecks_per_hp/mu);
  assert.doesNotMatch(out, /contributions\.fixed|usn\.vat_threshold|psn\.limit|^calendar/mu);
  assert.match(kabinet('rules', '--missing', '2028').out, /^calendar: working days of 2028$/mu);
  assert.equal(kabinet('rules', '--missing', 'soon').code, 1);
});

test('a value is printed with its citation on its day', () => {
  const before = kabinet('value', 'property.rate.77.housing.above', '--on', '2024-12-31');
  const since = kabinet('value', 'property.rate.77.housing.above', '--on', '2025-01-01');
  assert.match(before.out, /= 0\.02 ratio \(2 %\), in force from 2022-01-01 to 2024-12-31/u);
  assert.match(since.out, /= 0\.025 ratio \(2\.5 %\), in force from 2025-01-01/u);
  assert.match(since.out, /Закон г\. Москвы № 51.*checked on 2026-11-21; confidence verified/u);
  const doubtful = kabinet('value', 'key_rate', '--on', '2026-10-26');
  assert.match(doubtful.out, /\(14 %\)[^]*UNVERIFIED/u);
});

test('an unknown key or day is told with what is known', () => {
  const misspelt = kabinet('value', 'property.cup', '--on', '2025-01-01');
  assert.equal(misspelt.code, 1);
  assert.match(misspelt.err, /no value «property\.cup»\. Near it: property\.cap,/u);
  const early = kabinet('value', 'key_rate', '--on', '2020-01-01');
  assert.equal(early.code, 1);
  assert.match(early.err, /described for 2020-01-01\. Described:\n {2}9\/200 ratio \(4\.5 %\)/u);
  assert.equal(kabinet('value').code, 1);
  assert.match(kabinet('sing').err, /law evaluate FILE/u);
});
