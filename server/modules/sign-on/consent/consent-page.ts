// The page on which a person lets a program in, scope by scope. Plain HTML and a form: the answer
// leads on to the program's own address, which only a form of a page with its own policy may do.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { audit } from '#platform/audit';
import type { Ctx } from '#platform/context';
import type { Env } from '#platform/env';
import { languageOf } from '#platform/http/problem';
import { work } from '#platform/work';
import { findClient } from '../client-store.ts';
import { storeGrant } from './consent-store.ts';
import { interactionOf } from '../cookies.ts';
import { answer, findInteraction } from '../interaction.ts';
import type { Interaction } from '../interaction.ts';
import { escapeHtml, plainPage, plainPolicy } from '#platform/http/plain-page';
import { apiScopes, identityScopes } from '../scopes.ts';

/** A consent to a program is asked for again after this. */
const grantLifetimeS = 14 * 86_400;

interface Question {
  uid: string;
  interaction: Interaction;
  name: string;
  scopes: string[];
  origin: string;
}

async function questionOf(env: Env, request: FastifyRequest): Promise<Question | null> {
  const uid = interactionOf(env, (name) => request.cookies[name]);
  if (uid === null || uid !== (request.query as { uid?: string }).uid) return null;
  const interaction = await findInteraction(env, env.pools.app, uid);
  if (interaction?.prompt.name !== 'consent') return null;
  const client = await findClient(env, env.pools.app, interaction.params.client_id);
  if (!client) return null;
  const { missingOIDCScope } = interaction.prompt.details as { missingOIDCScope?: string[] };
  return {
    uid,
    interaction,
    name: client.client_name ?? client.client_id,
    scopes: missingOIDCScope ?? [],
    origin: new URL(interaction.params.redirect_uri).origin,
  };
}

/** Mounts the page and its form; both belong to the browser that holds the interaction's cookie. */
export function mountConsent(app: FastifyInstance, env: Env): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 1000 },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  app.get('/id/consent', async (request, reply) => {
    const question = await questionOf(env, request);
    return question ? showQuestion(question, { request, reply }) : reply.redirect('/signin', 303);
  });
  app.post('/id/consent', async (request, reply) => {
    const question = await questionOf(env, request);
    const isOurs = request.headers.origin === new URL(env.settings.PUBLIC_URL).origin;
    if (!question || !isOurs) return reply.redirect('/signin', 303);
    const decision = (request.body as { decision?: string }).decision;
    const actor = { kind: 'anonymous' } as const;
    const scope = { actor, requestId: String(request.id), address: request.ip };
    const to = await work(env, scope, (ctx) => decide(ctx, question, decision === 'allow'));
    return reply.redirect(to, 303);
  });
}

async function decide(ctx: Ctx, question: Question, isAllowed: boolean): Promise<string> {
  const { uid, interaction } = question;
  const accountId = interaction.session!.accountId!;
  await audit(ctx, {
    action: 'consent.decide',
    object: `client:${interaction.params.client_id}`,
    outcome: isAllowed ? 'done' : 'denied',
    context: { subject: accountId, scopes: question.scopes.join(' ') },
  });
  if (!isAllowed) {
    const result = { error: 'access_denied', error_description: 'the person said no' };
    return answer(ctx, uid, { interaction, result });
  }
  const grantId = await storeGrant(ctx, {
    grantId: interaction.grantId,
    accountId,
    clientId: interaction.params.client_id,
    scopes: question.scopes,
    lifetimeS: grantLifetimeS,
  });
  return answer(ctx, uid, { interaction, result: { consent: { grantId } } });
}

const texts = {
  ru: {
    title: (name: string) => `Пустить программу «${name}»?`,
    asks: 'Она сможет от вашего имени:',
    allow: 'Разрешить',
    deny: 'Запретить',
    note: (host: string) => `После ответа вы вернётесь на ${host}.`,
  },
  en: {
    title: (name: string) => `Let the program "${name}" in?`,
    asks: 'On your behalf it will be able to:',
    allow: 'Allow',
    deny: 'Deny',
    note: (host: string) => `After your answer you return to ${host}.`,
  },
};

function showQuestion(
  question: Question,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): FastifyReply {
  const language = languageOf(request);
  const t = texts[language];
  const items = question.scopes
    .map((scope) => (apiScopes[scope] ?? identityScopes[scope])?.[language])
    .filter((text) => text !== undefined)
    .map((text) => `<li>${escapeHtml(text)}</li>`)
    .join('');
  return reply
    .header('cache-control', 'no-store')
    .header('content-security-policy', plainPolicy(`'self' ${question.origin}`))
    .type('text/html; charset=utf-8')
    .send(
      plainPage({
        language,
        headers: request.headers,
        title: t.title(question.name),
        body:
          `<p>${t.asks}</p><ul>${items}</ul><form class="plain-acts" method="post" ` +
          `action="/id/consent?uid=${encodeURIComponent(question.uid)}">` +
          `<button class="plain-primary" name="decision" value="allow">${t.allow}</button>` +
          `<button name="decision" value="deny">${t.deny}</button></form>` +
          `<p class="plain-note">${t.note(escapeHtml(new URL(question.origin).host))}</p>`,
      }),
    );
}
