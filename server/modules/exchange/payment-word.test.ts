// Messages about one payment in any order and any number of times: the latest word decides, money
// stands at most once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { day, moment } from '#primitives/days';
import { decidePayment, type PaymentWord, type PostedPayment } from './payment-word.ts';

interface Said {
  meaning: 'new' | 'changed' | 'cancelled' | 'restored';
  at: number | null;
  sum: number;
}

const paidOn = day('2026-06-01');

/** Plays messages as the store keeps them; answers each decision and what stands at the end. */
function play(messages: readonly Said[]) {
  let posted: PostedPayment | undefined;
  const words: PaymentWord[] = [];
  const standing = new Map<string, number>();
  const acts = messages.map(({ meaning, at, sum: amountKopecks }, place) => {
    const changedAt = at === null ? null : moment(at * 1000);
    const message = { meaning, changedAt, amountKopecks, paidOn };
    const decision = decidePayment(message, posted, words);
    const { act } = decision;
    const keep = (version: number, paymentId: string | null) => {
      assert.equal(version, words.length + 1);
      assert.ok(meaning !== 'new');
      const sourceRef = String(place);
      words.push({ version, meaning, paymentId, amountKopecks, changedAt, sourceRef });
    };
    const paymentId = `p${place}`;
    if (act === 'post') {
      posted = { paymentId, sourceRef: String(place), amountKopecks, paidOn };
      if (meaning !== 'new') keep(1, paymentId);
      standing.set(paymentId, amountKopecks);
    }
    if (act === 'reverse' || act === 'correct') {
      assert.ok(standing.delete(decision.paymentId), 'What stands is taken back.');
    }
    if (act === 'reverse') keep(decision.version, null);
    if (act === 'note') keep(decision.version, decision.paymentId);
    if (act === 'restore' || act === 'correct') {
      standing.set(paymentId, amountKopecks);
      keep(decision.version, paymentId);
    }
    assert.ok(standing.size <= 1, 'Money stands at most once.');
    return act;
  });
  return { acts, standing: [...standing.values()][0] ?? 0 };
}

const meanings = fc.constantFrom('new' as const, 'changed', 'cancelled', 'restored');
const sums = fc.constantFrom(100, 90, 70);
const messages: fc.Arbitrary<Said[]> = fc.array(
  fc.record({ meaning: meanings, at: fc.option(fc.nat({ max: 5 }), { nil: null }), sum: sums }),
  { maxLength: 8 },
);

test('money stands at most once, and what was taken changes nothing again', () => {
  const done = ['post', 'reverse', 'restore', 'correct', 'note'];
  fc.assert(
    fc.property(messages, (said) => {
      const { acts } = play(said);
      const taken = said.filter((_, at) => done.includes(acts[at]!));
      const again = play([...said, ...taken]).acts.slice(said.length);
      assert.ok(again.every((act) => act === 'nothing'));
    }),
  );
});

/** One payment as its source tells of it: each word has its own moment. */
const stories = fc
  .record({
    first: sums,
    later: fc.uniqueArray(
      fc.record({
        meaning: fc.constantFrom('changed' as const, 'cancelled', 'restored'),
        at: fc.nat({ max: 9 }),
        sum: sums,
      }),
      { maxLength: 5, selector: ({ at }) => at },
    ),
  })
  .chain(({ first, later }) => {
    const story: Said[] = [{ meaning: 'new', at: null, sum: first }, ...later];
    const order = fc.shuffledSubarray(story, { minLength: story.length });
    // What is annulled before anybody heard of it waits for a person: the files come once more.
    return fc.record({ story: fc.constant(story), order: fc.tuple(order, order) });
  });

test('files in any order lead to what the latest word tells', () => {
  fc.assert(
    fc.property(stories, ({ story, order: [one, two] }) => {
      const last = story.toSorted((a, b) => (a.at ?? -1) - (b.at ?? -1)).at(-1)!;
      const { acts, standing } = play([...one, ...two]);
      assert.equal(standing, last.meaning === 'cancelled' ? 0 : last.sum);
      assert.ok(!acts.includes('look') || one[0]!.meaning === 'cancelled');
    }),
    { numRuns: 2000 },
  );
});

const story = (...said: [Said['meaning'], number | null, number?][]): Said[] =>
  said.map(([meaning, at, sum = 100]) => ({ meaning, at, sum }));

test('a source annuls a payment, gives it back and annuls it once more', () => {
  const said = story(
    ['cancelled', 1],
    ['new', null],
    ['restored', 1],
    ['cancelled', 2],
    ['cancelled', 3],
    ['restored', 1],
    ['restored', 4],
    ['cancelled', 2],
    ['cancelled', 5],
  );
  assert.deepEqual(play(said), {
    acts: ['look', 'post', 'note', 'reverse', 'note', 'nothing', 'restore', 'nothing', 'reverse'],
    standing: 0,
  });
});

test('a sum is put right, and the word before it does not bring the wrong one back', () => {
  const said = story(
    ['new', null],
    ['changed', 2, 90],
    ['changed', 1, 70],
    ['new', null],
    ['changed', 2, 90],
    ['cancelled', 3, 90],
    ['changed', 4, 70],
  );
  assert.deepEqual(play(said), {
    acts: ['post', 'correct', 'refuse', 'nothing', 'nothing', 'reverse', 'restore'],
    standing: 70,
  });
  const late = story(['changed', 2, 90], ['new', null], ['new', null, 90]);
  assert.deepEqual(play(late), { acts: ['post', 'refuse', 'nothing'], standing: 90 });
});

test('what nobody can put in an order needs a person', () => {
  const posted = { paymentId: 'p', sourceRef: '1', amountKopecks: 100, paidOn };
  const look = { act: 'look', because: 'payment_changed' };
  for (const meaning of ['new', 'changed', 'cancelled', 'restored'] as const) {
    const message = { meaning, changedAt: null, amountKopecks: 99, paidOn };
    assert.deepEqual(decidePayment(message, posted, []), look, meaning);
  }
  const changedAt = moment(1000);
  const message = { meaning: 'changed', changedAt, amountKopecks: 99, paidOn } as const;
  const word = { version: 1, meaning: 'changed', paymentId: 'q', changedAt } as const;
  const known = { ...word, amountKopecks: 98, sourceRef: '2' };
  assert.deepEqual(decidePayment(message, posted, [known]), look, 'two sums of one moment');
  const other = { ...message, paidOn: day('2026-06-02') };
  assert.deepEqual(decidePayment(other, posted, []), look, 'another day');
});
