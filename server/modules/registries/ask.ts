// Asks a registry and keeps what it said. Never inside a transaction: the answer takes seconds.
// Questions only read, so they may be repeated; a repeated one refers to the first message.
import { setTimeout as pause } from 'node:timers/promises';
import type { Env } from '#platform/env';
import { newId } from '#platform/ids';
import {
  type Patience,
  mayRepeat,
  noteAnswer,
  noteFailure,
  restOf,
} from '#platform/partner/breaker';
import { TimedOut, exchange } from '#platform/partner/exchange';
import { inTurn } from '#platform/partner/turns';
import { work } from '#platform/work';
import { type Moment, addSeconds } from '#primitives/days';
import { type Heard, type Outcome, insertAnswer } from './answer-store.ts';
import { type Envelope, newMessageId, readEnvelope, writeQuestion } from './message.ts';
import type { OutageCause, Reply, Service } from './person.ts';
import type { Inquiry, Said } from './said.ts';

/** From the first byte sent to the last received, repetitions included. */
const WHOLE_TIMEOUT_MS = 10_000;
const ATTEMPTS_MAX = 3;
/** The largest answer is a person with hundreds of objects. */
const ANSWER_MAX_BYTES = 5_000_000;
/** Pause before a repetition; chance keeps many askers from repeating at one moment. */
const PAUSE_MS = { least: 100, spread: 300 };
/** Too little time for a repetition to be worth it. */
const REST_MS_MIN = 500;

const REFUSED_S = 3600;

/** Each registry fails by itself; one that is silent to five is not asked for a while. */
const patienceWith = (service: Service): Patience => ({
  partner: `registry:${service}`,
  failuresInRow: 5,
});

interface Failed {
  cause: OutageCause;
  description: string;
  heard: Heard | null;
  /** Asking once more would bring the same. */
  isFinal: boolean;
}

type Attempt<T> = { said: Said<T>; heard: Heard } | Failed;

/**
 * What a rejection means. The registries have no code for «several» and «differs»: both come as
 * UNKNOWN_REQUEST_DESCRIPTION and only the sentence tells them apart.
 */
function rejected(rejection: { code: string; description: string }): Said<never> | OutageCause {
  const { code, description } = rejection;
  if (code === 'NO_DATA') return { state: 'notFound' };
  if (code === 'UNKNOWN_REQUEST_DESCRIPTION') {
    if (/несколько/iu.test(description)) return { state: 'several', description };
    if (/не совпада/iu.test(description)) return { state: 'mismatch', description };
    return 'refused';
  }
  return code === 'ACCESS_DENIED' ? 'refused' : 'failure';
}

function failed(error: unknown): Failed {
  const cause = error instanceof TimedOut ? 'timeout' : 'failure';
  return { cause, description: (error as Error).message, heard: null, isFinal: false };
}

interface Exchange {
  requestId: string;
  sentAt: Moment;
  raw: string;
}

/** Judges the text that came; a text that cannot be an answer to our question is unreadable. */
function judge<T>(env: Env, inquiry: Inquiry<T>, exchange: Exchange): Attempt<T> {
  const { requestId, sentAt, raw } = exchange;
  const answeredAt = env.clock.now();
  const heardAs = (outcome: Outcome, envelope?: Envelope): Heard => ({
    answerId: newId(),
    service: inquiry.service,
    requestId,
    registryId: envelope?.registryId ?? null,
    sentAt,
    answeredAt,
    asOf: env.clock.legalDayOf(envelope?.sentAt ?? answeredAt),
    outcome,
    raw,
  });
  try {
    const envelope = readEnvelope(raw);
    if (envelope.originalId !== requestId) throw new Error('The answer is to another question.');
    const said = envelope.content ? inquiry.read(envelope.content) : rejected(envelope.rejection!);
    if (typeof said === 'string') {
      const { description } = envelope.rejection!;
      const heard = heardAs('refused', envelope);
      return { cause: said, description, heard, isFinal: said === 'refused' };
    }
    const heard = heardAs(said.state, envelope);
    if (said.state !== 'found') return { said, heard };
    const { asOf = heard.asOf, registryId = heard.registryId } = said;
    return { said, heard: { ...heard, asOf, registryId } };
  } catch (error) {
    const { message: description } = error as Error;
    return { cause: 'unreadable', description, heard: heardAs('unreadable'), isFinal: false };
  }
}

async function attempt<T>(
  env: Env,
  inquiry: Inquiry<T>,
  of: { referenceId: string; requestId: string; timeoutMs: number },
): Promise<Attempt<T>> {
  const { referenceId, requestId, timeoutMs } = of;
  const url = `${env.settings.REGISTRIES_URL}/registries/${inquiry.service}`;
  const question = writeQuestion({ messageId: requestId, referenceId }, inquiry.content);
  const sentAt = env.clock.now();
  try {
    const { status, text } = await exchange({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/xml; charset=utf-8' },
      body: question,
      timeoutMs,
      answerBytesMax: ANSWER_MAX_BYTES,
    });
    if (status !== 200) return failed(new Error(`The registry answered ${status}.`));
    return judge(env, inquiry, { requestId, sentAt, raw: text });
  } catch (error) {
    return failed(error);
  }
}

const keep = (env: Env, heard: Heard) =>
  work(env, { actor: { kind: 'job', name: 'registries.keep' } }, (ctx) => insertAnswer(ctx, heard));

function replied<T>(said: Said<T>, answer: Awaited<ReturnType<typeof keep>>): Reply<T> {
  if (said.state === 'found') return { state: 'found', value: said.value, answer };
  return said.state === 'notFound' ? { ...said, answer } : { ...said, answer };
}

/**
 * Asks, repeats what may be repeated, keeps every text that came. An outage is an answer here
 * (`unavailable`), because the caller decides whether to wait or to go on without.
 */
export async function ask<T>(env: Env, inquiry: Inquiry<T>): Promise<Reply<T>> {
  const patience = patienceWith(inquiry.service);
  const rests = restOf(env, patience);
  if (rests !== null) {
    const description = 'The registry has failed several times and is left alone for a while.';
    return { state: 'unavailable', retryAt: rests, cause: 'failure', description };
  }
  const referenceId = newMessageId(env.clock.now());
  const deadline = performance.now() + WHOLE_TIMEOUT_MS;
  let tried: Attempt<T> | undefined;
  for (let number = 1; number <= ATTEMPTS_MAX; number += 1) {
    const timeoutMs = deadline - performance.now();
    if (timeoutMs < REST_MS_MIN) break;
    const requestId = number === 1 ? referenceId : newMessageId(env.clock.now());
    tried = await inTurn(env, patience.partner, () =>
      attempt(env, inquiry, { referenceId, requestId, timeoutMs }),
    );
    const answer = tried.heard && (await keep(env, tried.heard));
    if ('said' in tried) {
      noteAnswer(env, patience);
      return replied(tried.said, answer!);
    }
    if (tried.isFinal || number === ATTEMPTS_MAX || !mayRepeat(env, patience)) break;
    await pause(PAUSE_MS.least * number + Math.random() * PAUSE_MS.spread);
  }
  return unavailable(env, inquiry, tried as Failed);
}

function unavailable<T>(env: Env, { service }: Inquiry<T>, tried: Failed): Reply<T> {
  const { cause, description, isFinal } = tried;
  // A registry that refuses our question is well; asking it again soon helps nobody.
  if (isFinal) noteAnswer(env, patienceWith(service));
  const retryAt = isFinal
    ? addSeconds(env.clock.wall(), REFUSED_S)
    : noteFailure(env, patienceWith(service));
  env.metrics.outages.inc({ system: 'registries' });
  env.log.warn({ service, cause }, 'a registry gave no usable answer');
  return { state: 'unavailable', retryAt, cause, description };
}
