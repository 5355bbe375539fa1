// An interaction is the provider's question to the person: sign in, or agree. It belongs to the
// browser that began it: without that browser's cookie nobody can answer it, or a stranger's page
// could collect a sign-in for the stranger.
import type { Ctx } from '#platform/context';
import type { Env } from '#platform/env';
import type { RequestFacts } from '#platform/http/route';
import { interactionOf } from './cookies.ts';
import { refusals } from './errors.ts';
import { deleteProviderSession, findRecord, replacePayload } from './record-store.ts';
import type { Payload, Statements } from './record-store.ts';

export interface Interaction extends Payload {
  returnTo: string;
  prompt: { name: 'login' | 'consent'; reasons: string[]; details: Record<string, unknown> };
  params: { client_id: string; redirect_uri: string; scope?: string };
  session?: { accountId?: string; uid?: string };
  grantId?: string;
  lastSubmission?: Record<string, unknown>;
  result?: Record<string, unknown>;
}

/** The live interaction of this browser. @throws sign-on.interaction_absent */
export async function getInteraction(
  ctx: Ctx,
  uid: string,
  request: Pick<RequestFacts, 'cookie'>,
): Promise<Interaction> {
  const own = interactionOf(ctx.env, request.cookie) === uid;
  const interaction = own ? await findInteraction(ctx.env, ctx.db, uid) : null;
  if (!interaction) throw refusals.interaction_absent();
  return interaction;
}

export async function findInteraction(
  env: Env,
  db: Statements,
  uid: string,
): Promise<Interaction | null> {
  const record = await findRecord(db, { kind: 'Interaction', id: uid }, env.clock.wall());
  return (record as Interaction | undefined) ?? null;
}

export interface SignedIn {
  subjectId: string;
  /** RFC 8176. */
  amr: readonly string[];
  /** ISO moment of the sign-in; not of this passage when the person was signed in already. */
  authTime: string;
}

/**
 * Answers the question «who is it»; tells where the browser goes on. A provider session of somebody
 * else in the same browser is over: the provider would ask with a page of its own whether to end
 * it.
 */
export async function answerLogin(ctx: Ctx, uid: string, who: SignedIn): Promise<string> {
  const interaction = await findInteraction(ctx.env, ctx.db, uid);
  if (!interaction) throw refusals.interaction_absent();
  const { session } = interaction;
  if (session?.uid && session.accountId !== who.subjectId) {
    await deleteProviderSession(ctx.db, session.uid);
    delete interaction.session;
  }
  return answer(ctx, uid, { interaction, result: { login: loginOf(who) } });
}

export const loginOf = ({ subjectId, amr, authTime }: SignedIn) => ({
  accountId: subjectId,
  amr: [...amr],
  ts: Math.floor(Date.parse(authTime) / 1000),
});

interface Answered {
  interaction: Interaction;
  result: Record<string, unknown>;
}

/** Keeps the answer until the browser comes back to the provider. */
export async function answer(
  ctx: Ctx,
  uid: string,
  { interaction, result }: Answered,
): Promise<string> {
  const isRefusal = 'error' in result;
  const merged = isRefusal ? result : { ...interaction.lastSubmission, ...result };
  await replacePayload(ctx.db, {
    kind: 'Interaction',
    id: uid,
    payload: { ...interaction, result: merged },
  });
  return interaction.returnTo;
}
