// What runs later, and which events are listened to.
import type { Chain } from '#platform/chain';
import type { Event, Listener } from '#platform/events';
import type { Job } from '#platform/jobs';
import { mailingSummary } from './paper/month-summary.ts';
import { sendingReceipt } from './paper/send-receipt.ts';
import { forgetQuestions } from './public/count-question.ts';
import { mailingConfirmation, tellingWatchers } from './public/watch-receipt.ts';

type AnyChain = Chain<Event, unknown, unknown, void>;

export const listeners: readonly Listener[] = [
  {
    event: 'receipt.watch-asked',
    listener: 'receipts.mail-confirmation',
    chain: mailingConfirmation as AnyChain,
  },
  {
    event: 'receipt.cancelled',
    listener: 'receipts.tell-watchers',
    chain: tellingWatchers as AnyChain,
  },
  {
    event: 'receipt.sending',
    listener: 'receipts.send-receipt',
    chain: sendingReceipt as AnyChain,
  },
  {
    event: 'npd.summary-asked',
    listener: 'receipts.mail-summary',
    chain: mailingSummary as AnyChain,
  },
];

export const jobs: readonly Job[] = [
  { name: 'receipts.forget', everyS: 600, call: forgetQuestions },
];
