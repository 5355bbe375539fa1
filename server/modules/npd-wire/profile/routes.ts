import { subjectOf } from '#platform/context';
import { route } from '#platform/http/route';
import type { Route } from '#platform/http/route';
import { profile } from './profile.ts';
import { readProfile } from './read-profile.ts';

/** Two names of one call (wire §3). */
export const profileRoutes: readonly Route[] = ['/api/v1/user', '/api/v1/taxpayer'].map((path) =>
  route({
    method: 'GET',
    path,
    summary: 'Who is signed in',
    audience: 'cabinet',
    permission: 'npd-wire.profile',
    object: 'own',
    audit: 'npd-wire.profile',
    hidden: true,
    answer: profile,
    call: (ctx) => readProfile(ctx, subjectOf(ctx).subjectId),
  }),
);
