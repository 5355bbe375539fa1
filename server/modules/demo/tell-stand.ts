// The stand's list of people says who has an account; somebody who registered by hand is told to
// it.
import { taxpayerInn } from '#modules/taxpayers';
import type { Chain } from '#platform/chain';
import { Outage } from '#platform/errors';
import type { Event, Listener } from '#platform/events';

const answerMs = 10_000;

const telling: Chain<Event, string, void, void> = {
  call: (ctx) => taxpayerInn(ctx),
  outside: async (inn, env) => {
    const { STAND_URL, STAND_SECRET } = env.settings;
    const answer = await fetch(`${STAND_URL}/stand/api/people/${inn}/account`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${STAND_SECRET}` },
      signal: AbortSignal.timeout(answerMs),
    }).catch((cause: unknown) => {
      throw new Outage('stand', cause);
    });
    // A person whom the stand does not know came from somewhere else; there is nothing to tell.
    if (!answer.ok && answer.status !== 404) {
      throw new Outage('stand', new Error(`The stand answered ${answer.status}.`));
    }
  },
  settle: () => Promise.resolve(),
};

export const listeners: readonly Listener[] = [
  {
    event: 'taxpayers.registered',
    listener: 'demo.tell-stand',
    chain: telling as Chain<Event, unknown, unknown, void>,
  },
];
