import { home } from '#contract/ledger';
import { refusals as session, whyNobody } from '#platform/http/admission';
import { readPage } from '#platform/http/read-page';
import { JsonText, route } from '#platform/http/route';
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
    const background = request.header('x-background') !== undefined;
    const read = await readPage(ctx, 'home', { session: id, background });
    if (read === undefined) throw await whyNobody(ctx.env, id);
    if (read.page === null) throw session.level_too_low();
    return new JsonText(read.page);
  },
});

export const module: Module = { name: 'home', routes: [readHome] };
