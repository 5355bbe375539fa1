import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cellsOf, recordsOf } from './csv-records.ts';

test('whatever is written between quotes is read back', () => {
  const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;
  const value = fc.string().map((text) => text.replaceAll('\r', ''));
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 6 }), (values) => {
      const read = recordsOf(values.map(quoted).join(';').split('\n'));
      assert(read.ok);
      assert.deepEqual(
        read.records.map(({ text }) => cellsOf(text, ';')),
        [values],
      );
    }),
  );
});

test('a record knows the line it begins in; empty lines are none', () => {
  const read = recordsOf(['a;b', '', '"x', 'y";z', ' ', 'last']);
  assert(read.ok);
  assert.deepEqual(
    read.records.map(({ line }) => line),
    [1, 3, 6],
  );
});

test('a quote that is never closed gives nothing', () => {
  assert.deepEqual(recordsOf(['a', '"b', 'c']), { ok: false, line: 2 });
  const endless = ['"', ...Array.from({ length: 2000 }, () => 'x'.repeat(100)), '"'];
  assert.deepEqual(recordsOf(endless), { ok: false, line: 1 });
});
