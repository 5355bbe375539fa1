// Drafts of every form (design §4.13): saved as typed, versioned, survive sign-out. Sealed, because
// a form may hold anything personal.
import * as z from 'zod/mini';
import { subjectOf } from './context.ts';
import { sql } from './db.ts';
import { declareRefusals } from './errors.ts';
import { Reply, route } from './http/route.ts';
import type { Module } from './module.ts';

export const refusals = declareRefusals('drafts', {
  conflict: {
    status: 409,
    ru: 'Черновик изменён на другом устройстве. Посмотрите обе версии и выберите нужную.',
    en: 'The draft was changed on another device. Look at both and choose.',
  },
});

const form = z.object({ form: z.string().check(z.regex(/^[a-z0-9:-]{1,80}$/)) });
const draft = z.object({
  version: z.int(),
  content: z.record(z.string(), z.unknown()),
  savedAt: z.nullable(z.string()),
});
const draftBody = z.object({ version: z.int(), content: z.record(z.string(), z.unknown()) });
const place = (subject: string, name: string) => ({
  table: 'platform.draft',
  column: 'content',
  row: `${subject}:${name}`,
});

const facts = {
  audience: 'person',
  permission: 'draft.write',
  object: 'subject',
  idempotency: 'none',
  /** A draft is a form of the page: larger ones are files and go to the documents. */
  bodyLimit: 262_144,
} as const;

const read = route({
  ...facts,
  method: 'GET',
  path: '/api/cabinet/v1/drafts/:form',
  summary: 'The saved draft of a form; null when there is none',
  audit: 'draft.read',
  params: form,
  answer: z.nullable(draft),
  call: async (ctx, { params }) => {
    const { subjectId } = subjectOf(ctx);
    const row = await ctx.db.find(sql<{ version: number; content: Buffer; saved_at: string }>`
      select version, content, saved_at from platform.draft
      where subject_id = ${subjectId} and form = ${params.form}`);
    if (!row) return null;
    const content = ctx.env.keys.open(place(subjectId, params.form), row.content);
    return { version: row.version, content: JSON.parse(content), savedAt: row.saved_at };
  },
});

const save = route({
  ...facts,
  method: 'PUT',
  path: '/api/cabinet/v1/drafts/:form',
  summary: 'Save a draft; `version` is the one it was read with, 0 for a new one',
  audit: 'draft.save',
  params: form,
  body: draftBody,
  answer: draft,
  call: async (ctx, { params, body }) => {
    const { subjectId } = subjectOf(ctx);
    const sealed = ctx.env.keys.seal(place(subjectId, params.form), JSON.stringify(body.content));
    const row = await ctx.db.find(sql<{ version: number }>`
      insert into platform.draft as d (subject_id, form, version, content, saved_at)
      values (${subjectId}, ${params.form}, 1, ${sealed}, ${ctx.wall})
      on conflict (subject_id, form) do update
        set version = d.version + 1, content = excluded.content, saved_at = excluded.saved_at
        where d.version = ${body.version}
      returning version`);
    if (!row) throw refusals.conflict();
    return { version: row.version, content: body.content, savedAt: ctx.wall };
  },
});

const drop = route({
  ...facts,
  method: 'DELETE',
  path: '/api/cabinet/v1/drafts/:form',
  summary: 'Throw a draft away',
  audit: 'draft.drop',
  params: form,
  answer: 'none',
  call: async (ctx, { params }) => {
    await ctx.db.run(sql`delete from platform.draft
      where subject_id = ${subjectOf(ctx).subjectId} and form = ${params.form}`);
    return new Reply(null, { status: 204 });
  },
});

export const drafts: Module = { name: 'drafts', routes: [read, save, drop], refusals };
