// Who may pass: session or token, origin and CSRF, level, role or scope (security P11, A17).
import type { FastifyRequest } from 'fastify';
import type { Actor, Level } from '../context.ts';
import type { Env } from '../env.ts';
import { declareRefusals, type Refusal, refusals as requestRefusals } from '../errors.ts';
import { csrfBase, csrfHolds, findSession, sessionCookie, wasRenewed } from '../web-session.ts';
import type { Route } from './route.ts';
import { timingSafeEqual } from 'node:crypto';
import { modulesOf } from '../module.ts';

export const refusals = declareRefusals('session', {
  absent: {
    status: 401,
    ru: 'Войдите, чтобы продолжить.',
    en: 'Sign in to go on.',
  },
  ended: {
    status: 401,
    ru: 'Сеанс завершён. Введённое сохранено, войдите снова и продолжите.',
    en: 'The session has ended. What you typed is saved; sign in again and go on.',
  },
  renewed: {
    status: 409,
    ru: 'Ключ сеанса только что сменился. Повторите действие.',
    en: 'The key of the session has just changed. Repeat the action.',
  },
  token_invalid: {
    status: 401,
    ru: 'Ключ доступа программы не действует. Получите новый.',
    en: 'The access token is not valid. Get a new one.',
  },
  level_too_low: {
    status: 403,
    ru: 'Сначала подтвердите личность: сведения о налогах видит только сам налогоплательщик.',
    en: 'Confirm your identity first: only the taxpayer may see the tax data.',
  },
});

const levels: readonly Level[] = ['simplified', 'standard', 'confirmed'];

/** The actor of a request that may go on; refuses otherwise. */
export async function admit(env: Env, route: Route, request: FastifyRequest): Promise<Actor> {
  if (route.audience === 'stand') return admitStand(env, request);
  if (route.audience === 'partner') return { kind: 'partner', name: route.permission };
  if (route.method !== 'GET') checkOrigin(env, request);
  if (route.audience === 'public' || route.audience === 'identity') return { kind: 'anonymous' };
  const actor = await signedIn(env, route, request);
  checkRight(env, route, actor);
  return actor;
}

function admitStand(env: Env, request: FastifyRequest): Actor {
  const expected = Buffer.from(`Bearer ${env.settings.STAND_SECRET ?? ''}`);
  const given = Buffer.from(request.headers.authorization ?? '');
  const holds =
    env.settings.STAND === 'on' &&
    expected.length === given.length &&
    expected.length > 20 &&
    timingSafeEqual(expected, given);
  if (!holds) throw requestRefusals.not_found();
  return { kind: 'partner', name: 'stand' };
}

/** A browser tells where a write comes from; a program without a browser sends no Origin at all. */
function checkOrigin(env: Env, request: FastifyRequest): void {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (origin !== undefined && origin !== new URL(env.settings.PUBLIC_URL).origin) {
    throw requestRefusals.origin();
  }
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    throw requestRefusals.origin();
  }
}

type Subject = Extract<Actor, { kind: 'subject' }>;

async function signedIn(env: Env, route: Route, request: FastifyRequest): Promise<Subject> {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  if (scheme === 'Bearer' && token) {
    const knower = modulesOf(env).find((module) => module.bearer);
    const actor = await knower?.bearer?.(env, token);
    if (actor?.kind !== 'subject') throw refusals.token_invalid();
    return actor;
  }
  const id = request.cookies[sessionCookie];
  if (!id) throw refusals.absent();
  const session = await findSession(env, id, request.headers['x-background'] !== undefined);
  if (!session) throw await whyNobody(env, id);
  if (route.method !== 'GET') {
    const csrf = request.headers['x-csrf-token'];
    if (typeof csrf !== 'string' || !csrfHolds(env, csrfBase(session), csrf)) {
      throw requestRefusals.csrf();
    }
  }
  return {
    kind: 'subject',
    subjectId: session.subject_id,
    taxpayerId: session.taxpayer_id,
    level: session.level,
    roles: session.roles,
    session: session.session_id,
    scopes: null,
  };
}

/** What to tell a browser behind whose cookie there is no session. */
export async function whyNobody(env: Env, cookie: string): Promise<Refusal> {
  return (await wasRenewed(env, cookie)) ? refusals.renewed() : refusals.ended();
}

function checkRight(env: Env, route: Route, actor: Subject): void {
  if (actor.scopes !== null && !opens(env, actor.scopes, route.permission)) {
    throw requestRefusals.scope({ params: { scope: route.permission } });
  }
  if (route.audience === 'staff') {
    const may = modulesOf(env).some((module) =>
      actor.roles.some((role) => module.grants?.[role]?.includes(route.permission)),
    );
    if (!may) throw requestRefusals.forbidden();
    return;
  }
  if (route.audience !== 'cabinet') return;
  const needed = route.level ?? 'standard';
  if (levels.indexOf(actor.level) < levels.indexOf(needed)) throw refusals.level_too_low();
  if (route.object === 'own' && actor.taxpayerId === null) throw refusals.level_too_low();
}

function opens(env: Env, scopes: readonly string[], permission: string): boolean {
  return modulesOf(env).some((module) =>
    scopes.some((scope) => module.scopes?.[scope]?.includes(permission)),
  );
}
