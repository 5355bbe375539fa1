import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEnd, readStop } from './payer-stops.ts';

const papers = { documentNumber: ' 17/3 ', documentOn: '01.10.2026', note: ' жалоба ' };

test('a stop is read strictly, with an open end where none was typed', () => {
  assert.deepEqual(readStop({ ...papers, from: '05.10.2026', until: '' }), {
    value: {
      documentNumber: '17/3',
      documentOn: '2026-10-01',
      note: 'жалоба',
      from: '2026-10-05',
      until: null,
    },
  });
});

test('each wrong field is named', () => {
  const empty = { documentNumber: ' ', documentOn: '', note: '', from: '', until: '' };
  assert.deepEqual(readStop(empty), {
    faults: { documentNumber: 'number', documentOn: 'day', from: 'day' },
  });
  const wrong = { ...papers, note: 'я'.repeat(1001), from: '05.10.2026', until: '04.10.2026' };
  assert.deepEqual(readStop(wrong), { faults: { note: 'long', until: 'order' } });
  const day = { ...papers, from: '31.02.2026', until: 'завтра' };
  assert.deepEqual(readStop(day), { faults: { from: 'day', until: 'day' } });
});

test('an end may come before the first day by one, not earlier', () => {
  const end = (lastOn: string) => readEnd({ ...papers, lastOn }, '2026-10-05');
  assert.ok('value' in end('04.10.2026'));
  assert.deepEqual(end('03.10.2026'), { faults: { lastOn: 'order' } });
  assert.deepEqual(end(''), { faults: { lastOn: 'day' } });
});
