// Messages about one payment in any order and any number of times: money stands at most once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { moment } from '#primitives/days';
import { decidePayment, type PaymentWord, type PostedPayment } from './payment-word.ts';

interface Said {
  meaning: 'new' | 'changed' | 'cancelled' | 'restored';
  at: number | null;
}

/** Plays messages as the store keeps them; answers each decision and what stands at the end. */
function play(messages: readonly Said[]) {
  let posted: PostedPayment | undefined;
  const words: PaymentWord[] = [];
  let standing = 0;
  const acts = messages.map(({ meaning, at }, place) => {
    const changedAt = at === null ? null : moment(at * 1000);
    const decision = decidePayment({ meaning, changedAt, amountKopecks: 100 }, posted, words);
    const word = { version: words.length + 1, changedAt, sourceRef: String(place) };
    if (decision.act === 'post') {
      posted = { paymentId: 'p0', sourceRef: String(place), amountKopecks: 100 };
      if (meaning === 'restored') words.push({ ...word, meaning, paymentId: 'p0' });
      standing += 1;
    }
    if (decision.act === 'reverse') {
      assert.equal(decision.paymentId, words.at(-1)?.paymentId ?? 'p0');
      words.push({ ...word, meaning: 'cancelled', paymentId: null });
      standing -= 1;
    }
    if (decision.act === 'restore') {
      words.push({ ...word, meaning: 'restored', paymentId: `p${word.version}` });
      standing += 1;
    }
    assert.ok(standing === 0 || standing === 1);
    return decision.act;
  });
  return { acts, standing };
}

const messages = fc.array(
  fc.record({
    meaning: fc.constantFrom('new', 'changed', 'cancelled', 'restored'),
    at: fc.option(fc.nat({ max: 5 }), { nil: null }),
  }),
  { maxLength: 8 },
) as fc.Arbitrary<Said[]>;

test('money stands at most once, and what was taken changes nothing again', () => {
  fc.assert(
    fc.property(messages, (said) => {
      const { acts } = play(said);
      const taken = said.filter((_, at) => ['post', 'reverse', 'restore'].includes(acts[at]!));
      const again = play([...said, ...taken]).acts.slice(said.length);
      assert.ok(again.every((act) => act === 'nothing'));
    }),
  );
});

test('a source annuls a payment, gives it back and annuls it once more', () => {
  const said: Said[] = [
    { meaning: 'cancelled', at: 1 },
    { meaning: 'new', at: null },
    { meaning: 'restored', at: 1 },
    { meaning: 'cancelled', at: 2 },
    { meaning: 'cancelled', at: 3 },
    { meaning: 'restored', at: 1 },
    { meaning: 'restored', at: 4 },
    { meaning: 'cancelled', at: 2 },
    { meaning: 'cancelled', at: 5 },
  ];
  assert.deepEqual(play(said), {
    acts: [
      'look',
      'post',
      'nothing',
      'reverse',
      'refuse',
      'refuse',
      'restore',
      'nothing',
      'reverse',
    ],
    standing: 0,
  });
});

test('another sum under the same number needs a person', () => {
  const posted = { paymentId: 'p', sourceRef: '1', amountKopecks: 100 };
  for (const meaning of ['new', 'changed', 'cancelled'] as const) {
    const message = { meaning, changedAt: null, amountKopecks: 99 };
    assert.deepEqual(decidePayment(message, posted, []), {
      act: 'look',
      because: 'payment_changed',
    });
  }
});
