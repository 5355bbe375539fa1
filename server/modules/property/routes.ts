import { done } from '#platform/contract';
import { chainRoute } from '#platform/http/route';
import { refusals } from './errors.ts';
import { wasAskedWithin } from './object-store.ts';
import { refreshProperty } from './refresh-property.ts';

/** A person who presses twice must not make two rounds of four questions. */
const pauseS = 60;

export const routes = [
  chainRoute({
    method: 'POST',
    path: '/api/cabinet/v1/property/refresh',
    summary: 'Ask the registries now what the taxpayer owns',
    audience: 'cabinet',
    permission: 'property.refresh',
    object: 'own',
    audit: 'property.refresh',
    answer: done,
    call: async (ctx) => {
      if (await wasAskedWithin(ctx, pauseS)) {
        throw refusals.refreshed_recently({ retryAfterS: pauseS });
      }
      return refreshProperty.call(ctx, null);
    },
    outside: refreshProperty.outside,
    settle: async (ctx, person, replies) => {
      await refreshProperty.settle(ctx, person, replies);
      return { done: true as const };
    },
  }),
];
