// What runs later, and which events it listens to.
import type { Chain } from '#platform/chain';
import type { Event, Listener } from '#platform/events';
import type { Job } from '#platform/jobs';
import { mailingReceipt } from './receipt/mail-receipt.ts';
import { makingReceipt } from './receipt/make-receipt.ts';
import { sweepPayments } from './sweep-payments.ts';

type AnyChain = Chain<Event, unknown, unknown, void>;

export const listeners: readonly Listener[] = [
  {
    event: 'payment.settled',
    listener: 'payments.receipt',
    chain: makingReceipt as AnyChain,
  },
  {
    event: 'payment.receipt-ready',
    listener: 'payments.mail-receipt',
    chain: mailingReceipt as AnyChain,
  },
];

export const jobs: readonly Job[] = [
  {
    name: 'payments.sweep',
    // A person who comes back from the bank without a callback waits this long at most.
    everyS: 2,
    call: async (env) => {
      await sweepPayments(env);
    },
  },
];
