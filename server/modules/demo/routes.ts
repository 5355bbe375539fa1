import { peopleBody, peopleOpened } from './contract.ts';
import { chainRoute } from '#platform/http/route';
import type { Route } from '#platform/http/route';
import { openPeople } from './open-people.ts';

const open = chainRoute({
  method: 'POST',
  path: '/api/stand/v1/people',
  summary: 'Open accounts for people of the stand',
  audience: 'stand',
  permission: 'people.open',
  object: 'none',
  audit: 'people.open',
  idempotency: 'none',
  hidden: true,
  body: peopleBody,
  answer: peopleOpened,
  call: (ctx, { body }) => openPeople.call(ctx, body.people),
  outside: openPeople.outside,
  settle: async (ctx, asked, digests) => ({
    people: await openPeople.settle(ctx, asked, digests),
  }),
});

export const routes: readonly Route[] = [open];
