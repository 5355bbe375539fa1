// All SQL of subjects and their logins. Values are sealed; a login is found by its keyed token.
import type { LoginKind } from '#primitives/login';
import type { Ctx, Level } from '#platform/context';
import { sql } from '#platform/db';
import { refusals } from './errors.ts';
import type { Contacts, Subject, SubjectName } from './subject.ts';

export interface Login {
  kind: LoginKind;
  /** Stored form: `79161234567`, `anna@mail.test`, 12 digits, 11 digits. */
  value: string;
}

const personPlace = (subjectId: string) => ({
  table: 'identity.subject',
  column: 'person',
  row: subjectId,
});
const loginPlace = (subjectId: string, kind: LoginKind) => ({
  table: 'identity.login',
  column: 'value',
  row: `${subjectId}:${kind}`,
});

export function loginToken(ctx: Pick<Ctx, 'env'>, login: Login): Buffer {
  return ctx.env.keys.lookup(`identity.${login.kind}`, login.value);
}

export interface NewSubject {
  subjectId: string;
  name: SubjectName;
  level: Level;
  roles: readonly string[];
}

export async function insertSubject(ctx: Ctx, subject: NewSubject): Promise<void> {
  const person = ctx.env.keys.seal(personPlace(subject.subjectId), JSON.stringify(subject.name));
  await ctx.db.run(sql`
    insert into identity.subject (subject_id, person, level, roles, opened_at)
    values (${subject.subjectId}, ${person}, ${subject.level}, ${subject.roles}, ${ctx.wall})`);
  await ctx.db.run(sql`insert into identity.lock (subject_id) values (${subject.subjectId})`);
}

/** @throws identity.login_taken, and the transaction is lost with it. */
export async function insertLogin(ctx: Ctx, subjectId: string, login: Login): Promise<void> {
  const value = ctx.env.keys.seal(loginPlace(subjectId, login.kind), login.value);
  const inserted = await ctx.db.run(sql`
    insert into identity.login (kind, token, subject_id, value, confirmed_at)
    values (${login.kind}, ${loginToken(ctx, login)}, ${subjectId}, ${value}, ${ctx.wall})
    on conflict do nothing`);
  if (inserted === 0) throw refusals.login_taken();
}

/** Whose login it is; null for nobody's. */
export async function findSubjectByLogin(ctx: Ctx, login: Login): Promise<string | null> {
  const [row] = await ctx.db.statement<{ subject_id: string }>(
    'identity-find-login',
    'select subject_id from identity.login where kind = $1 and token = $2',
    [login.kind, loginToken(ctx, login)],
  );
  return row?.subject_id ?? null;
}

/** @throws when there is no such subject: an id of ours always has one. */
export async function getSubject(ctx: Ctx, subjectId: string): Promise<Subject> {
  const row = await ctx.db.one(sql<{ oid: number; person: Buffer; level: Level; roles: string[] }>`
    select oid, person, level, roles from identity.subject where subject_id = ${subjectId}`);
  const name = JSON.parse(ctx.env.keys.open(personPlace(subjectId), row.person)) as SubjectName;
  return { subjectId, oid: row.oid, name, level: row.level, roles: row.roles };
}

/** Phone and mail of a subject, as confirmed. */
export async function contactsOf(ctx: Ctx, subjectId: string): Promise<Contacts> {
  const rows = await ctx.db.rows(sql<{ kind: 'phone' | 'email'; value: Buffer }>`
    select kind, value from identity.login
    where subject_id = ${subjectId} and kind in ('phone', 'email')`);
  const open = (kind: 'phone' | 'email') => {
    const row = rows.find((one) => one.kind === kind);
    return row ? ctx.env.keys.open(loginPlace(subjectId, kind), row.value) : null;
  };
  return { phone: open('phone'), email: open('email') };
}

/** The name by which the person is addressed. */
export async function subjectNameOf(ctx: Ctx, subjectId: string): Promise<SubjectName> {
  return (await getSubject(ctx, subjectId)).name;
}
