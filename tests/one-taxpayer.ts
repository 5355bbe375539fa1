// The databases of the tests watch every transaction: one that writes rows of two taxpayers fails.
// Only so can the tables be spread over several servers by taxpayer (docs/scaling.md).
import { withClient } from '../server/launch/database-client.ts';

/** Jobs of kabinet_batch that write for many people at once, each with its reason. */
export const jobsOfMany: Record<string, string> = {
  'assessments.assess': 'the yearly mass assessment writes a page of people in one statement',
  'audit.seal': 'the Merkle log is one for all taxpayers',
  'payments.sweep': 'the payments it is going to ask the bank about are taken in one statement',
  'platform.clear': 'kept answers and sessions that are over are deleted together',
};

/**
 * A session is of a browser: who signs in ends the session of whoever used the browser before. The
 * table is looked up by the cookie and does not stand with the taxpayer.
 */
const unwatched = 'platform.web_session';
/** Tests arrange and look around as this job; what they arrange is not the program's doing. */
const testsOwn = 'test';

/** Puts the watch on every table with a taxpayer; it needs the superuser. */
export async function watchTaxpayers(superUrl: string): Promise<void> {
  const jobs = [...Object.keys(jobsOfMany), testsOwn].map((job) => `'${job}'`);
  await withClient(superUrl, async (client) => {
    await client.query(`
      create schema watch;
      grant usage on schema watch to public;
      -- The first row written names the taxpayer of the transaction. Of no taxpayer: 0.
      create function watch.one_taxpayer() returns trigger language plpgsql as $$
      declare
        written bigint := coalesce(case tg_op when 'DELETE' then old.taxpayer_id
          else new.taxpayer_id end, 0);
        before text := current_setting('watch.taxpayer', true);
        job text := current_setting('app.job', true);
      begin
        if written = 0 or session_user::text not in ('kabinet_app', 'kabinet_batch')
            or (session_user::text = 'kabinet_batch' and job in (${jobs.join(', ')})) then
          return null;
        end if;
        if coalesce(before, '') = '' then
          perform set_config('watch.taxpayer', written::text, true);
        elsif before <> written::text then
          raise exception 'A transaction of % writes % of taxpayer % and of taxpayer %.',
            coalesce(nullif(job, ''), session_user::text), tg_relid::regclass, before, written;
        end if;
        return null;
      end $$;`);
    const { rows } = await client.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'taxpayer_id'
       where c.relkind = 'r' and not a.attisdropped and c.oid <> '${unwatched}'::regclass`,
    );
    // A table at a time: all at once would stand in the way of a program that runs already.
    for (const { name } of rows) {
      await client.query(`create trigger one_taxpayer after insert or update or delete on ${name}
        for each row execute function watch.one_taxpayer()`);
    }
  });
}
