// Every kind of callback, a hundred times at once and in every order (A05, A06): one effect, and
// the same end.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#platform/ids';
import { testPayments } from '../testing.ts';
import { bankCalls, type BankState, type Begun } from './testing.ts';

const program = await testPayments();
const { begun, brought, callBack, effects, stateOf } = bankCalls(program);

const paid = ['ledger payment', 'payment.posted', 'payment.settled', 'payment.step paid'];
const declined = ['payment.declined', 'payment.step declined'];

/** What a payment is after the bank has told of a state, and all that this causes. */
const ends: Record<BankState, { shown: string; causes: string[] }> = {
  created: { shown: 'waiting', causes: [] },
  pending: { shown: 'checking', causes: ['payment.checking', 'payment.step checking'] },
  paid: { shown: 'paid', causes: paid },
  declined: { shown: 'declined', causes: declined },
  expired: { shown: 'declined', causes: declined },
};
const states = Object.keys(ends) as BankState[];

/** What has happened to a payment since it began. */
async function caused(at: Begun, before: readonly string[]): Promise<string[]> {
  const left = [...before];
  return (await effects(at)).filter((one) => {
    const known = left.indexOf(one);
    if (known >= 0) left.splice(known, 1);
    return known < 0;
  });
}

for (const state of states) {
  test(`a hundred copies of «${state}» at once have one effect`, async () => {
    const at = await brought(state);
    const before = await effects(at);
    const copies = Array.from({ length: 100 }, () => callBack(at.told));
    const answers = await Promise.all(copies);
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
    assert.equal(await stateOf(at), ends[state].shown);
    assert.deepEqual(await caused(at, before), ends[state].causes);
  });
}

/** Every order of things that differ. */
function orders<T>(things: readonly T[]): T[][] {
  if (things.length < 2) return [[...things]];
  return things.flatMap((first, n) =>
    orders(things.filter((_, other) => other !== n)).map((rest) => [first, ...rest]),
  );
}

/** Callbacks of one order: what each says; together they have no order. */
const stories = (end: BankState): { story: string[]; together: boolean }[] => {
  const other = end === 'paid' ? 'declined' : 'paid';
  const sets = [
    ['created', 'pending', end],
    ['created', end, 'copy'],
    [other, end, 'again'],
  ];
  return sets.flatMap((set) => [
    ...orders(set).map((story) => ({ story, together: false })),
    { story: set, together: true },
  ]);
};

/** Sends a story; `copy` is the same event once more, `again` another event of the same end. */
async function send(at: Begun, story: readonly string[], together: boolean): Promise<void> {
  const toldOf = (said: string) => {
    if (said === 'copy') return at.told;
    if (said === 'again') return { ...at.told, eventId: newId() };
    const isEnd = said === at.told.state;
    return isEnd ? at.told : { ...at.told, eventId: newId(), state: said };
  };
  if (together) await Promise.all(story.map((said) => callBack(toldOf(said))));
  else for (const said of story) await callBack(toldOf(said));
}

for (const end of ['paid', 'declined', 'expired'] as const) {
  test(`three callbacks in every order end «${end}», one after another and together`, async () => {
    for (const { story, together } of stories(end)) {
      const at = await brought(end);
      const before = await effects(at);
      await send(at, story, together);
      const name = `${story.join()} ${together ? 'together' : ''}`;
      assert.equal(await stateOf(at), ends[end].shown, name);
      assert.deepEqual(await caused(at, before), ends[end].causes, name);
    }
  });
}

test('news that overtake one another while the bank goes on end where the bank ends', async () => {
  for (const story of orders(['created', 'declined', 'paid'])) {
    const at = await begun();
    const before = await effects(at);
    await callBack({ ...at.told, eventId: newId(), state: story[0] });
    assert.equal(await stateOf(at), 'waiting', story.join());
    const { told } = at;
    await program.approve(told.orderId);
    await callBack({ ...told, eventId: newId(), state: story[1] });
    await callBack({ ...told, eventId: newId(), state: story[2] });
    assert.equal(await stateOf(at), 'paid', story.join());
    assert.deepEqual(await caused(at, before), paid, story.join());
  }
});
