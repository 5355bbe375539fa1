// What assessments hear and what falls due for them.
import { yearOf } from '#primitives/days';
import type { Due } from '#platform/due';
import type { Listener } from '#platform/events';
import { accrueDue, accrueOverdue, reviseAll } from './penalty/accrue-penalty.ts';
import { assessPerson, assessOpen, wishYears } from './assess-person.ts';

/** Personas of the stand that have a history: the debtor did not pay the year before either. */
const yearsBack: Record<string, number> = { debtor: 2 };

export const listeners: Listener[] = [
  {
    event: 'taxpayers.registered',
    listener: 'assessments.open',
    call: async (ctx, event) => {
      const back = yearsBack[String(event.data.persona ?? '')];
      await wishYears(ctx, back === undefined ? [] : [yearOf(ctx.today) - back]);
      await assessPerson(ctx);
    },
  },
  {
    event: 'property.loaded',
    listener: 'assessments.loaded',
    call: async (ctx) => {
      await assessPerson(ctx);
    },
  },
  {
    event: 'property.changed',
    listener: 'assessments.changed',
    call: async (ctx) => {
      await assessPerson(ctx);
    },
  },
  ...['payment.posted', 'payment.reversed', 'charge.settled', 'charge.corrected'].map(
    (event): Listener => ({
      event,
      listener: `assessments.penalties-after-${event.replace('.', '-')}`,
      call: (ctx) => reviseAll(ctx),
    }),
  ),
  {
    event: 'charge.late',
    listener: 'assessments.penalties-begin',
    call: (ctx, event) => accrueOverdue(ctx, event.data.chargeIds as string[]),
  },
  {
    event: 'rates.imported',
    listener: 'assessments.rates',
    chain: {
      call: () => Promise.resolve(null),
      outside: (_intent, env) => assessOpen(env),
      settle: () => Promise.resolve(),
    },
  },
];

export const dues: Due[] = [
  { kind: 'assessments.penalty', call: accrueDue },
  {
    kind: 'assessments.season',
    call: async (ctx) => {
      await assessPerson(ctx);
    },
  },
];
