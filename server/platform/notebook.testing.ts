// A module for the platform's own tests: notes of a taxpayer, in a schema made by the test itself.
import pg from 'pg';
import * as z from 'zod/mini';
import { announce } from './events.ts';
import type { Event } from './events.ts';
import { sql } from './db.ts';
import { declareRefusals } from './errors.ts';
import { planDue } from './due.ts';
import type { DueItem } from './due.ts';
import { chainRoute, route } from './http/route.ts';
import type { Route } from './http/route.ts';
import type { Module } from './module.ts';
import { taxpayerId } from './context.ts';
import type { Ctx } from './context.ts';
import { forTaxpayer } from './work.ts';
import type { Day } from '#primitives/days';

export const refusals = declareRefusals('notebook', {
  full: { status: 409, ru: 'Тетрадь полна: {count}.', en: 'The notebook is full: {count}.' },
});

const schema = `
  create schema notebook;
  grant usage on schema notebook to kabinet_app, kabinet_batch;
  create table notebook.note (
    taxpayer_id bigint not null, note_id bigint generated always as identity, text text not null,
    primary key (taxpayer_id, note_id));
  alter table notebook.note enable row level security;
  alter table notebook.note force row level security;
  create policy own on notebook.note to kabinet_app
    using (taxpayer_id = nullif(current_setting('app.taxpayer', true), '')::bigint)
    with check (taxpayer_id = nullif(current_setting('app.taxpayer', true), '')::bigint);
  create policy batch on notebook.note to kabinet_batch using (true) with check (true);
  grant select, insert on notebook.note to kabinet_app, kabinet_batch;
  create constraint trigger page_changed after insert or update on notebook.note
    deferrable initially deferred for each row execute function platform.page_changed();
  create function notebook.page_home(t bigint, d date) returns jsonb
    language sql stable as $$ select coalesce(jsonb_agg(text), '[]') from notebook.note $$;`;

export async function makeNotebook(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(schema);
  await client.end();
}

export async function writeNote(ctx: Ctx, text: string): Promise<number> {
  const row = await ctx.db.one(sql<{ note_id: number }>`
    insert into notebook.note (taxpayer_id, text) values (${ctx.taxpayerId}, ${text})
    returning note_id`);
  if (text === 'too much') throw refusals.full({ params: { count: row.note_id } });
  await announce(ctx, { type: 'note.written', data: { noteId: row.note_id }, topics: ['account'] });
  return row.note_id;
}

export async function readNotes(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db.rows(sql<{ text: string }>`
    select text from notebook.note order by note_id`);
  return rows.map((row) => row.text);
}

export interface Heard {
  events: Event[];
  dues: DueItem[];
  asked: number;
  /** Set by a test: what the listener or the partner does before it answers. */
  before: () => Promise<void>;
  /** The same for what falls due. */
  whenDue: (ctx: Ctx, item: DueItem) => Promise<void>;
}

const noteAnswer = z.object({ noteId: z.int() });
const noteBody = z.object({ text: z.string().check(z.minLength(1), z.maxLength(200)) });
const facts = {
  method: 'POST',
  audience: 'cabinet',
  permission: 'note.write',
  object: 'own',
  audit: 'note.write',
} as const;

function routesOf(heard: Heard): Route[] {
  const write = route({
    ...facts,
    path: '/api/cabinet/v1/notes',
    summary: 'Write a note',
    idempotency: 'required',
    body: noteBody,
    answer: noteAnswer,
    call: async (ctx, { body }) => ({ noteId: await writeNote(ctx, body.text) }),
  });
  const read = route({
    ...facts,
    method: 'GET',
    path: '/api/cabinet/v1/notes',
    summary: 'Read the notes',
    permission: 'note.read',
    audit: 'note.read',
    answer: z.object({ notes: z.array(z.string()) }),
    call: async (ctx) => ({ notes: await readNotes(ctx) }),
  });
  const forAnother = route({
    ...facts,
    audience: 'person',
    path: '/api/cabinet/v1/notes/for-another',
    summary: 'Write a note for a taxpayer that becomes known on the way',
    body: noteBody,
    answer: noteAnswer,
    call: async (ctx, { body }) => {
      const found = await forTaxpayer(ctx, taxpayerId(53));
      return { noteId: await writeNote(found, body.text) };
    },
  });
  const printed = chainRoute({
    ...facts,
    path: '/api/cabinet/v1/notes/printed',
    summary: 'Write a note and have it printed outside',
    body: noteBody,
    answer: noteAnswer,
    call: (ctx, { body }) => writeNote(ctx, body.text),
    outside: async (noteId: number) => {
      heard.asked += 1;
      await heard.before();
      return noteId;
    },
    settle: (_ctx, _intent, noteId) => Promise.resolve({ noteId }),
  });
  return [write, read, forAnother, printed];
}

/** The module, and what it heard. */
export function notebook(): { module: Module; heard: Heard } {
  const nothing = () => Promise.resolve();
  const heard: Heard = { events: [], dues: [], asked: 0, before: nothing, whenDue: nothing };
  const module: Module = {
    name: 'notebook',
    routes: routesOf(heard),
    refusals,
    pageParts: { home: { notes: 'notebook.page_home' } },
    grants: { clerk: ['note.audit'] },
    scopes: { 'notes.read': ['note.read'] },
    listeners: [
      {
        event: 'note.written',
        listener: 'notebook.hear',
        call: async (_ctx, event) => {
          heard.events.push(event);
          await heard.before();
        },
      },
      {
        event: 'note.mailed',
        listener: 'notebook.mail',
        chain: {
          call: () => Promise.resolve(null),
          outside: async () => {
            heard.asked += 1;
            await heard.before();
          },
          settle: () => Promise.resolve(),
        },
      },
    ],
    dues: [
      {
        kind: 'note.reread',
        call: async (ctx, item) => {
          heard.dues.push(item);
          await heard.whenDue(ctx, item);
        },
      },
    ],
  };
  return { module, heard };
}

export const planReread = (ctx: Ctx, key: string, dueOn: string) =>
  planDue(ctx, { kind: 'note.reread', key, dueOn: dueOn as Day });
