// The acts of a life: what may happen to an account next, played on the program and on its model
// and compared after each. Each tells what it did, so that a shrunk life reads as a story.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays, type Day } from '#primitives/days';
import { formatMoney, kopecks } from '#primitives/money';
import { newId } from '#platform/ids';
import {
  accruePenalty,
  correctCharge,
  postCharges,
  postPayment,
  reversePayment,
} from '../../index.ts';
import { makeOffset, withdrawOffset } from '../../offset/make-offset.ts';
import { settleDue } from '../../settle-due.ts';
import { someCharge, somePayment } from '../facts/testing.ts';
import { close, compare, type Life, type Program } from '../play/testing.ts';
import type { ModelCharge } from '../testing.ts';

type Command = fc.AsyncCommand<Life, Program>;

/** What came of an act, in words. */
type Played = Promise<string>;

export const amounts = fc.oneof(
  fc.integer({ min: 1, max: 9 }),
  fc.integer({ min: 1, max: 3000 }),
  fc.integer({ min: 1, max: 2_000_000_000_00 }),
);
const which = fc.nat({ max: 50 });
/** Thousandths of what there is. */
const part = fc.integer({ min: 1, max: 1000 });

const money = (amount: number): string => formatMoney(kopecks(amount));
const partOf = (amount: number, thousandths: number): number =>
  Math.max(1, Math.floor((amount * thousandths) / 1000));

function act<F extends object>(
  kind: string,
  facts: fc.Arbitrary<F>,
  play: (at: { life: Life; program: Program } & F) => Played,
): fc.Arbitrary<Command> {
  return facts.map((given) => {
    let said = '';
    return {
      check: () => true,
      run: async (life, program) => {
        said = `${life.today}: not played to its end, ${JSON.stringify(given)}`;
        said = `${life.today}: ${await play({ life, program, ...given })}`;
        if (said.endsWith(NOTHING)) return;
        life.counts.set(kind, (life.counts.get(kind) ?? 0) + 1);
        await compare(life, program);
      },
      toString: () => `${kind} ${said}`,
    } satisfies Command;
  });
}

const NOTHING = 'nothing to do it to';

/** Charges that a condition holds for, in the order in which they were posted, with their place. */
function pick(life: Life, at: number, holds: (one: ModelCharge) => boolean) {
  const all = [...life.model.charges.values()].map((charge, n) => ({ charge, name: `#${n + 1}` }));
  const some = all.filter(({ charge }) => holds(charge));
  return some[at % Math.max(1, some.length)];
}

const isTax = (one: ModelCharge): boolean => one.class === 'tax' && !one.isCorrected;

const accrue = act(
  'accrue',
  fc.record({
    kind: fc.constantFrom('tax', 'tax', 'interest', 'fine'),
    tax: fc.constantFrom('property', 'usn', 'ndfl', 'ndfl_agent'),
    // Few days, so that many fall due together; some long past.
    dueIn: fc.constantFrom(-365, -30, -1, 0, 1, 10, 10, 10, 375),
    sums: fc.array(amounts, { minLength: 1, maxLength: 3 }),
  }),
  async ({ life, program, kind, tax, dueIn, sums }) => {
    const dueOn = addDays(life.today, dueIn);
    const facts = { class: kind, tax, dueOn, chargedOn: noticeDay(dueOn, life.today) };
    const charges = sums.map((sum) => someCharge({ ...facts, amountKopecks: kopecks(sum) }));
    await postCharges(program.on(life.today), charges);
    life.model.accrue(facts, charges.map(modelOf), life.today);
    return `${kind} ${tax} of ${sums.map(money).join(' and ')} due ${dueOn}`;
  },
);

const noticeDay = (dueOn: Day, today: Day): Day => {
  const on = addDays(dueOn, -60);
  return on < today ? on : today;
};

const modelOf = (charge: ReturnType<typeof someCharge>) => ({
  id: charge.chargeId,
  amount: charge.amountKopecks,
  chargedOn: charge.chargedOn,
});

const pay = act(
  'pay',
  fc.record({ amount: amounts, daysAgo: fc.nat({ max: 3 }) }),
  async ({ life, program, amount, daysAgo }) => {
    const paidOn = addDays(life.today, -daysAgo);
    const payment = somePayment({ amount, paidOn });
    life.payments.push(payment);
    const posted = await postPayment(program.on(life.today), payment);
    life.model.pay(amount, paidOn, life.today);
    const parts = posted.covers.flatMap((one) => [one.settledKopecks, one.reservedKopecks]);
    assert.ok([...parts, posted.unallocatedKopecks].every((one) => one >= 0));
    const covered = parts.reduce((sum, one) => sum + one, 0);
    assert.equal(covered + posted.unallocatedKopecks, amount);
    return `${money(amount)} that came on ${paidOn}`;
  },
);

const repeat = act('repeat', fc.record({ which }), async ({ life, program, which: at }) => {
  const found = pickPayment(life, at, () => true);
  if (found === undefined) return NOTHING;
  const again = await postPayment(program.on(life.today), found);
  assert.equal(again.isDuplicate, true);
  return `the payment of ${money(found.amountKopecks)}`;
});

function pickPayment(life: Life, at: number, holds: (paymentId: string) => boolean) {
  const some = life.payments.filter(({ paymentId }) => holds(paymentId));
  return some[at % Math.max(1, some.length)];
}

const reverse = act('reverse', fc.record({ which }), async ({ life, program, which: at }) => {
  const found = pickPayment(life, at, (paymentId) => !life.reversed.has(paymentId));
  if (found === undefined) return NOTHING;
  const { paymentId, paidOn, amountKopecks } = found;
  const document = { documentNumber: '1', documentOn: life.today, note: '', file: null };
  const order = { paymentId, source: 'bank', ...document } as const;
  await reversePayment(program.on(life.today), order);
  assert.equal((await reversePayment(program.on(life.today), order)).isDuplicate, true);
  life.reversed.add(paymentId);
  life.model.reverse({ paidOn, amount: amountKopecks }, life.today);
  return `the payment of ${money(amountKopecks)} that came on ${paidOn}`;
});

const allocate = act('allocate', fc.constant({}), async ({ life, program }) => {
  await settle(life, program);
  return 'what is due';
});

async function settle(life: Life, program: Program): Promise<void> {
  await settleDue(program.on(life.today));
  life.model.fallDue(life.today);
}

/** Puts another sum, or none, in the place of a charge. */
async function replace(
  life: Life,
  program: Program,
  { charge, name, to }: { charge: ModelCharge; name: string; to: number | null },
): Played {
  const { id: chargeId, dueOn, tax } = charge;
  const chargedOn = noticeDay(dueOn, life.today);
  const replacement =
    to === null ? null : someCharge({ dueOn, tax, chargedOn, amountKopecks: kopecks(to) });
  const was = charge.amount;
  await correctCharge(program.on(life.today), { chargeId, replacement });
  life.model.correct(chargeId, replacement && modelOf(replacement), life.today);
  return `charge ${name} of ${money(was)} to ${to === null ? 'nothing' : money(to)}`;
}

const correct = act(
  'correct',
  fc.record({ which, to: amounts }),
  async ({ life, program, which: at, to }) => {
    const found = pick(life, at, isTax);
    return found === undefined ? NOTHING : replace(life, program, { ...found, to });
  },
);

const reduce = act(
  'reduce',
  fc.record({ which, part }),
  async ({ life, program, which: at, part: thousandths }) => {
    const found = pick(life, at, (one) => isTax(one) && one.amount > 1);
    if (found === undefined) return NOTHING;
    const to = partOf(found.charge.amount - 1, thousandths);
    return replace(life, program, { ...found, to });
  },
);

const cancel = act('cancel', fc.record({ which }), async ({ life, program, which: at }) => {
  const found = pick(life, at, isTax);
  return found === undefined ? NOTHING : replace(life, program, { ...found, to: null });
});

const penalty = act(
  'penalty',
  fc.record({ which, to: amounts }),
  async ({ life, program, which: at, to }) => {
    const found = pick(life, at, (one) => one.class === 'tax' && one.dueOn < life.today);
    if (found === undefined) return NOTHING;
    const { id: principalId, dueOn } = found.charge;
    const chargeId = life.penalties.get(principalId) ?? newId();
    life.penalties.set(principalId, chargeId);
    const accrual = { chargeId, principalId, through: life.today, unverified: false };
    await accruePenalty(program.on(life.today), { ...accrual, amountKopecks: kopecks(to) });
    life.model.penalty({ id: chargeId, dueOn: addDays(dueOn, 1), amount: to }, life.today);
    return `of charge ${found.name} to ${money(to)}`;
  },
);

const offset = act(
  'offset',
  fc.record({ which, part }),
  async ({ life, program, which: at, part: thousandths }) => {
    await settle(life, program);
    const { model, today, offsets } = life;
    const canHold = (one: ModelCharge) =>
      one.dueOn > today && one.held === 0 && model.mostToHold(one.id) > 0;
    const found = pick(life, at, canHold);
    if (found === undefined) return NOTHING;
    const { id: chargeId } = found.charge;
    const amount = partOf(model.mostToHold(chargeId), thousandths);
    const wish = { offsetId: newId(), chargeId, amountKopecks: kopecks(amount) };
    await makeOffset(program.on(today), wish);
    await makeOffset(program.on(today), wish);
    offsets.set(chargeId, wish.offsetId);
    model.hold(chargeId, amount, today);
    return `${money(amount)} for charge ${found.name}`;
  },
);

const withdraw = act('withdraw', fc.record({ which }), async ({ life, program, which: at }) => {
  await settle(life, program);
  const found = pick(life, at, (one) => one.held > 0);
  if (found === undefined) return NOTHING;
  const { id } = found.charge;
  await withdrawOffset(program.on(life.today), life.offsets.get(id)!);
  life.model.withdraw(id, life.today);
  return `the statement for charge ${found.name}`;
});

const wait = act('wait', fc.record({ days: fc.integer({ min: 1, max: 40 }) }), async (at) => {
  at.life.wait(at.days);
  return `${at.days} days`;
});

const closePeriod = act('close', fc.record({ which }), async ({ life, program, which: from }) => {
  const days = await close(life, program, from);
  return `what is known, ${days} days of it read`;
});

const rare = [repeat, allocate, correct, reduce, cancel, offset, withdraw, reverse, closePeriod];
/** Every act with its weight. */
const kinds = [accrue, pay, wait, penalty].flatMap((one) => [one, one]).concat(rare);

/** Random lives of so many acts at the most. */
export const lives = (maxCommands: number) => fc.commands(kinds, { maxCommands, size: 'max' });
