// All SQL of the kept answers. The text is sealed to its row: it is full of personal data.
import { createHash } from 'node:crypto';
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import type { Day, Moment } from '#primitives/days';
import type { Answer, Service } from './person.ts';

export type Outcome = 'found' | 'notFound' | 'several' | 'mismatch' | 'unreadable' | 'refused';

export interface Heard {
  answerId: string;
  service: Service;
  requestId: string;
  registryId: string | null;
  sentAt: Moment;
  answeredAt: Moment;
  asOf: Day;
  outcome: Outcome;
  raw: string;
}

const placeOf = (row: string) => ({ table: 'registries.answer', column: 'raw', row });

const hashOf = (raw: string): Buffer => createHash('sha256').update(raw).digest();

export async function insertAnswer(ctx: Ctx, heard: Heard): Promise<Answer> {
  const { answerId, service, requestId, registryId, sentAt, answeredAt, asOf, outcome } = heard;
  const hash = hashOf(heard.raw);
  const raw = ctx.env.keys.seal(placeOf(answerId), heard.raw);
  await ctx.db.run(sql`
    insert into registries.answer (answer_id, service, request_id, registry_id, sent_at,
      answered_at, as_of, outcome, raw_sha256, raw)
    values (${answerId}, ${service}, ${requestId}, ${registryId}, ${sentAt}, ${answeredAt},
      ${asOf}, ${outcome}, ${hash}, ${raw})`);
  const rawHash = hash.toString('hex');
  return { id: answerId, service, requestId, registryId, sentAt, answeredAt, asOf, rawHash };
}

interface Row {
  service: Service;
  request_id: string;
  registry_id: string | null;
  sent_at: Moment;
  answered_at: Moment;
  as_of: Day;
  outcome: Outcome;
  raw_sha256: Buffer;
  raw: Buffer;
}

export interface KeptAnswer extends Answer {
  outcome: Outcome;
  /** The XML as it came. */
  raw: string;
}

/** A kept answer with its text; undefined when there is none of this id. */
export async function findAnswer(ctx: Ctx, answerId: string): Promise<KeptAnswer | undefined> {
  const row = await ctx.db.find(sql<Row>`
    select service, request_id, registry_id, sent_at, answered_at, as_of, outcome, raw_sha256, raw
    from registries.answer where answer_id = ${answerId}`);
  if (row === undefined) return undefined;
  return {
    id: answerId,
    service: row.service,
    requestId: row.request_id,
    registryId: row.registry_id,
    sentAt: row.sent_at,
    answeredAt: row.answered_at,
    asOf: row.as_of,
    rawHash: row.raw_sha256.toString('hex'),
    outcome: row.outcome,
    raw: ctx.env.keys.open(placeOf(answerId), row.raw),
  };
}
