// All SQL of registrations. What a person typed is sealed, column by column.
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import { newId } from '#platform/ids';
import { refusals } from '../errors.ts';
import type { TaxpayerPerson } from '../taxpayer.ts';
import { stepOf } from './registration.ts';
import type { Registration, Step, TypedPerson } from './registration.ts';

/** A person may go on a day later; then everything typed is forgotten. */
const lifetimeHours = 24;

type Column = 'phone' | 'email' | 'typed' | 'matched' | 'digest';

const place = (registrationId: string, column: Column) => ({
  table: 'taxpayers.registration',
  column,
  row: registrationId,
});
const seal = (ctx: Ctx, one: { id: string; column: Column }, value: string) =>
  ctx.env.keys.seal(place(one.id, one.column), value);

export async function insertRegistration(ctx: Ctx, phone: string): Promise<string> {
  const id = newId();
  await ctx.db.run(sql`
    insert into taxpayers.registration (registration_id, phone, created_at, expires_at)
    values (${id}, ${seal(ctx, { id, column: 'phone' }, phone)}, ${ctx.wall},
      ${ctx.wall}::timestamptz + make_interval(hours => ${lifetimeHours}))`);
  return id;
}

interface Row {
  phone: Buffer;
  phone_confirmed_at: string | null;
  email: Buffer | null;
  email_confirmed_at: string | null;
  typed: Buffer | null;
  matched: Buffer | null;
  digest: Buffer | null;
  finished_at: string | null;
}

/** Locked for the transaction: of two steps at once the second sees the first. */
export async function getRegistration(ctx: Ctx, id: string): Promise<Registration> {
  const row = await ctx.db.find(sql<Row>`
    select phone, phone_confirmed_at, email, email_confirmed_at, typed, matched, digest, finished_at
    from taxpayers.registration where registration_id = ${id} and expires_at > ${ctx.wall}
    for update`);
  if (!row) throw refusals.registration_absent();
  const open = (column: Column): string | null => {
    const sealed = row[column];
    return sealed ? ctx.env.keys.open(place(id, column), sealed) : null;
  };
  const parse = <T>(text: string | null) => (text === null ? null : (JSON.parse(text) as T));
  return {
    registrationId: id,
    phone: open('phone')!,
    phoneConfirmedAt: row.phone_confirmed_at,
    email: open('email'),
    emailConfirmedAt: row.email_confirmed_at,
    typed: parse<TypedPerson>(open('typed')),
    matched: parse<TaxpayerPerson>(open('matched')),
    digest: open('digest'),
    finishedAt: row.finished_at,
  };
}

/** @throws taxpayers.registration_absent, taxpayers.wrong_step */
export async function getAtStep(
  ctx: Ctx,
  id: string,
  steps: readonly Step[],
): Promise<Registration> {
  const one = await getRegistration(ctx, id);
  if (!steps.includes(stepOf(one))) throw refusals.wrong_step();
  return one;
}

export async function confirmPhone(ctx: Ctx, id: string): Promise<void> {
  await ctx.db.run(sql`
    update taxpayers.registration set phone_confirmed_at = ${ctx.wall}
    where registration_id = ${id}`);
}

/** A changed address is to be confirmed anew. */
export async function storeEmail(ctx: Ctx, id: string, email: string): Promise<void> {
  await ctx.db.run(sql`
    update taxpayers.registration
    set email = ${seal(ctx, { id, column: 'email' }, email)}, email_confirmed_at = null
    where registration_id = ${id}`);
}

export async function confirmEmail(ctx: Ctx, id: string): Promise<void> {
  await ctx.db.run(sql`
    update taxpayers.registration set email_confirmed_at = ${ctx.wall}
    where registration_id = ${id}`);
}

export async function storeTyped(ctx: Ctx, id: string, typed: TypedPerson): Promise<void> {
  await ctx.db.run(sql`
    update taxpayers.registration
    set typed = ${seal(ctx, { id, column: 'typed' }, JSON.stringify(typed))}
    where registration_id = ${id}`);
}

export async function storeMatched(ctx: Ctx, id: string, person: TaxpayerPerson): Promise<void> {
  await ctx.db.run(sql`
    update taxpayers.registration
    set matched = ${seal(ctx, { id, column: 'matched' }, JSON.stringify(person))}
    where registration_id = ${id}`);
}

export async function storeDigest(ctx: Ctx, id: string, digest: string): Promise<void> {
  await ctx.db.run(sql`
    update taxpayers.registration set digest = ${seal(ctx, { id, column: 'digest' }, digest)}
    where registration_id = ${id}`);
}

/** What was typed is not needed any more and goes at once. */
export async function finish(ctx: Ctx, id: string): Promise<void> {
  await ctx.db.run(sql`
    update taxpayers.registration
    set finished_at = ${ctx.wall}, typed = null, digest = null where registration_id = ${id}`);
}

export async function deleteExpired(ctx: Ctx): Promise<void> {
  await ctx.db.run(sql`delete from taxpayers.registration where expires_at < ${ctx.wall}`);
}
