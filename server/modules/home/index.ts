import { home } from '#contract/ledger';
import { refusals as session } from '#platform/http/admission';
import { readPage } from '#platform/http/page';
import { route } from '#platform/http/route';
import type { Module } from '#platform/module';
import { sessionCookie } from '#platform/web-session';

const readHome = route({
  method: 'GET',
  path: '/api/cabinet/v1/home',
  summary: 'Everything the first page shows, in one round trip',
  // The composed function checks the session itself, so the route asks for no second look.
  audience: 'public',
  permission: 'account.read',
  object: 'none',
  audit: null,
  transaction: 'none',
  answer: home,
  call: async (ctx, { request }) => {
    const id = request.cookie(sessionCookie);
    if (!id) throw session.absent();
    const page = await readPage(ctx.env, 'home', {
      session: id,
      background: request.header('x-background') !== undefined,
      requestId: ctx.requestId,
      address: ctx.address,
    });
    if (page === null) throw session.ended();
    const { account, charges, property, notifications } = page as HomeParts;
    if (!account) throw session.level_too_low();
    return {
      asOf: ctx.now,
      today: ctx.today,
      account,
      charges: charges ?? [],
      property: property ?? [],
      events: notifications?.events ?? [],
      unread: notifications?.unread ?? 0,
    };
  },
});

/** What the parts answer; the route's own schema checks their shapes. */
interface HomeParts {
  account?: never;
  charges?: never[];
  property?: never[];
  notifications?: { events: never[]; unread: number };
}

export const module: Module = { name: 'home', routes: [readHome] };
