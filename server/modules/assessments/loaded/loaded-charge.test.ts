import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { traceSentence } from '#law/trace-text';
import { day, moment } from '#primitives/days';
import { kopecks } from '#primitives/money';
import {
  chargeOf,
  daysEarlier,
  decide,
  fingerprintOf,
  type KnownMessage,
  type LoadedMeaning,
  type LoadedMessage,
  traceOf,
} from './loaded-charge.ts';

const uin = '18226000000000000014';

function message(facts: Partial<LoadedMessage> = {}): LoadedMessage {
  return {
    uin,
    meaning: 'new',
    class: 'tax',
    tax: 'ndfl',
    taxYear: 2025,
    period: '2025',
    subjectOfTax: 'Налог на доходы за 2025 год',
    oktmo: '45381000',
    kbk: '18210102030011000110',
    amountKopecks: kopecks(130_000),
    chargedOn: day('2026-05-20'),
    dueOn: day('2026-07-15'),
    isApart: false,
    changedAt: null,
    source: { ref: 'load:1', file: 'a.xml', line: 3, on: day('2026-08-03') },
    ...facts,
  };
}

/** What is known after the messages were taken one after another, as the store keeps it. */
function after(messages: readonly LoadedMessage[]): KnownMessage[] {
  const known: KnownMessage[] = [];
  for (const one of messages) {
    const { act } = decide(one, known);
    if (act === 'nothing' || act === 'refuse') continue;
    known.push({
      version: known.length + 1,
      meaning: one.meaning,
      chargeId: act === 'cancel' ? null : `charge-${known.length + 1}`,
      amountKopecks: one.amountKopecks,
      dueOn: one.dueOn,
      changedAt: one.changedAt,
      fingerprint: fingerprintOf(one),
      sourceRef: one.source.ref,
    });
  }
  return known;
}

const someMessage = fc
  .record({
    meaning: fc.constantFrom<LoadedMeaning>('new', 'changed', 'cancelled', 'restored'),
    amount: fc.integer({ min: 0, max: 3 }),
    changed: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
  })
  .map(({ meaning, amount, changed }) =>
    message({
      meaning,
      amountKopecks: kopecks(amount),
      changedAt: changed === null ? null : moment(changed * 1000),
    }),
  );

test('messages in any order, loaded once more in the same order, change nothing', () => {
  fc.assert(
    fc.property(fc.array(someMessage, { maxLength: 8 }), (messages) => {
      const known = after(messages);
      const taken = new Set(known.map(({ fingerprint }) => fingerprint.toString('hex')));
      for (const one of messages) {
        if (!taken.has(fingerprintOf(one).toString('hex'))) continue;
        assert.equal(decide(one, known).act, 'nothing');
      }
    }),
  );
});

test('at most one charge stands under an УИН', () => {
  fc.assert(
    fc.property(fc.array(someMessage, { maxLength: 8 }), (messages) => {
      let standing = 0;
      for (const [place, one] of messages.entries()) {
        const { act } = decide(one, after(messages.slice(0, place)));
        if (act === 'post') standing += 1;
        if (act === 'cancel') standing -= 1;
        assert(standing === 0 || standing === 1);
      }
    }),
  );
});

test('where a message was read does not make it another one', () => {
  const source = { ref: 'load:2', file: 'b.xml', line: 9, on: day('2026-09-01') };
  assert(fingerprintOf(message()).equals(fingerprintOf(message({ source }))));
  for (const facts of [
    { amountKopecks: kopecks(1) },
    { dueOn: day('2026-07-14') },
    { meaning: 'changed' as const },
    { kbk: '18210102010011000110' },
    { changedAt: moment(0) },
  ]) {
    assert(!fingerprintOf(message()).equals(fingerprintOf(message(facts))));
  }
});

test('an older change does not undo a newer one', () => {
  const change = message({ meaning: 'changed', changedAt: moment(2000) });
  const older = message({ meaning: 'cancelled', changedAt: moment(1000) });
  const known = after([message(), change]);
  assert.deepEqual(decide(older, known), { act: 'refuse', because: 'older' });
});

test('a charge carries its УИН, its period and the file as its source', () => {
  const charge = chargeOf(message(), 'id');
  assert.deepEqual(charge.source, { kind: 'loaded', number: uin, on: '2026-05-20' });
  assert.equal(charge.uin, uin);
  assert.equal(charge.period, '2025');
});

test('a day earlier is counted, a later one is not', () => {
  assert.equal(daysEarlier(message(), day('2026-07-20')), 5);
  assert.equal(daysEarlier(message(), day('2026-07-10')), 0);
});

test('the trace says which line of which file, in words', () => {
  const trace = traceOf(message());
  assert.equal(trace.amountKopecks, 130_000);
  assert.match(traceSentence(trace.root), /строка 3, УИН 18226000000000000014/u);
});
