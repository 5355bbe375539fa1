import { session } from '#contract/identity';
import { profile } from './contract.ts';
import { currentSession, getSubject, idleEndsAt } from '#modules/identity';
import type { Ctx } from '#platform/context';
import { subjectOf } from '#platform/context';
import { route } from '#platform/http/route';
import type { Route } from '#platform/http/route';
import { csrfBase, csrfToken, warnBeforeS } from '#platform/web-session';
import { contactsOfTaxpayer } from './open-account.ts';
import { registrationRoutes } from './registration/routes.ts';
import { personOf, taxpayerInn } from './taxpayer-store.ts';

const showSession = route({
  method: 'GET',
  path: '/api/cabinet/v1/session',
  summary: 'Who is signed in, and until when',
  audience: 'person',
  permission: 'session.read',
  // Rows of the session's own taxpayer: the ИНН in the header comes from there.
  object: 'own',
  audit: 'session.read',
  answer: session,
  call: async (ctx) => {
    const { subjectId, roles, level } = subjectOf(ctx);
    const row = await currentSession(ctx);
    const subject = await getSubject(ctx, subjectId);
    const { settings } = ctx.env;
    return {
      subjectId,
      csrf: csrfToken(ctx.env, csrfBase(row)),
      name: subject.name,
      inn: ctx.taxpayerId === null ? null : await taxpayerInn(ctx),
      level,
      roles,
      cabinets: ctx.taxpayerId === null ? [] : (['individual'] as const).slice(),
      idleTimeoutS: settings.IDLE_MINUTES * 60,
      idleEndsAt: idleEndsAt(ctx, row),
      warnBeforeS,
      endsAt: row.expires_at,
      stand: settings.STAND === 'on',
      language: ctx.language,
      // The clock by which sessions end (design §4.5): the page counts down by it.
      now: ctx.wall,
    };
  },
});

async function profileOf(ctx: Ctx) {
  const person = await personOf(ctx);
  const contacts = await contactsOfTaxpayer(ctx);
  return {
    name: person.name,
    birthDate: person.birthDate,
    inn: person.inn,
    snils: person.snils ?? null,
    phone: contacts.phone ?? '',
    email: contacts.email ?? '',
    level: subjectOf(ctx).level,
  };
}

const showProfile = route({
  method: 'GET',
  path: '/api/cabinet/v1/profile',
  summary: 'The person’s own record',
  audience: 'cabinet',
  permission: 'profile.read',
  object: 'own',
  audit: 'profile.read',
  answer: profile,
  call: profileOf,
});

export const routes: readonly Route[] = [showSession, showProfile, ...registrationRoutes];
