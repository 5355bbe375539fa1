// What runs later, what falls due, and which events are listened to.
import type { Chain } from '#platform/chain';
import type { Due } from '#platform/due';
import type { Event, Listener } from '#platform/events';
import type { Job } from '#platform/jobs';
import { ACCRUAL, accruePeriods } from './month/accrue-periods.ts';
import { mailingSummary } from './paper/month-summary.ts';
import { sendingReceipt } from './paper/send-receipt.ts';
import { forgetQuestions } from './public/count-question.ts';
import { mailingConfirmation, tellingWatchers } from './public/watch-receipt.ts';

type AnyChain = Chain<Event, unknown, unknown, void>;

export const dues: readonly Due[] = [{ kind: ACCRUAL, call: (ctx) => accruePeriods(ctx) }];

export const listeners: readonly Listener[] = [
  {
    event: 'receipt.watch-asked',
    listener: 'self-employment.mail-confirmation',
    chain: mailingConfirmation as AnyChain,
  },
  {
    event: 'receipt.cancelled',
    listener: 'self-employment.tell-watchers',
    chain: tellingWatchers as AnyChain,
  },
  {
    event: 'receipt.sending',
    listener: 'self-employment.send-receipt',
    chain: sendingReceipt as AnyChain,
  },
  {
    event: 'npd.summary-asked',
    listener: 'self-employment.mail-summary',
    chain: mailingSummary as AnyChain,
  },
];

export const jobs: readonly Job[] = [
  { name: 'self-employment.forget', everyS: 600, call: forgetQuestions },
];
