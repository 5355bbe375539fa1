// A page in one round trip (design §4.12): each module offers one SQL function for its part; here
// they are composed with the session check, `app.taxpayer` and the audit of the read into one
// function.
import { newId } from '../ids.ts';
import type { Env } from '../env.ts';
import type { Module } from '../module.ts';
import { hashSession } from '../web-session.ts';

const safeName = /^[a-z_]+\.[a-z_]+$/;
const freeName = /^(?!asOf$|today$)[a-z]+$/;

/**
 * The text of `platform.page_<name>`; made anew at each start by the migrating process. The page
 * is JSON written by the database and kept until a row it shows changes (`platform.page_changed`)
 * or the day does: reading five parts costs twice what all the rest does (docs/performance.md).
 * The number of changes and the parts come from one statement, so from one snapshot.
 */
export function composePage(name: string, modules: readonly Module[]): string {
  const parts = modules.flatMap((module) => Object.entries(module.pageParts?.[name] ?? {}));
  for (const [part, source] of parts) {
    if (!safeName.test(source) || !freeName.test(part)) {
      throw new Error(`The page part ${part} of ${name} has no plain name.`);
    }
  }
  const built = parts
    .map(([part, source]) => `'${part}', ${source}(s.taxpayer_id, p_today)`)
    .join(',\n        ');
  return `
  create or replace function platform.page_${name}(
    p_session bytea, p_background boolean, p_wall timestamptz, p_idle interval, p_now timestamptz,
    p_today date, p_audit uuid, p_request text, p_address text
  ) returns table (level text, page text) language plpgsql as $$
  declare s platform.web_session; kept text; known bigint;
  begin
    select * into s from platform.open_session(p_session, p_wall, p_idle, p_background);
    if not found then return; end if;
    level := s.level;
    if s.taxpayer_id is null or s.level = 'simplified' then
      return next;
      return;
    end if;
    perform set_config('app.taxpayer', s.taxpayer_id::text, true);
    insert into platform.audit_event (taxpayer_id, audit_id, at, recorded_at, actor, action, object,
      outcome, request_id, address)
    values (s.taxpayer_id, p_audit, p_now, p_wall, 'subject:' || s.subject_id, '${name}.read', null,
      'done', p_request, p_address);
    select k.page into kept from platform.kept_page k
      where k.taxpayer_id = s.taxpayer_id and k.name = '${name}' and k.today = p_today
        and k.changes = platform.page_changes(s.taxpayer_id);
    if not found then
      select platform.page_changes(s.taxpayer_id), json_build_object(
        'today', p_today,
        ${built}
      )::text into known, kept;
      insert into platform.kept_page as k (taxpayer_id, name, changes, today, page)
        values (s.taxpayer_id, '${name}', known, p_today, kept)
        on conflict (taxpayer_id, name) do update
          set changes = excluded.changes, today = excluded.today, page = excluded.page;
    end if;
    page := '{"asOf":' || to_json(to_char(p_now at time zone 'UTC',
      'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) || ',' || substr(kept, 2);
    return next;
  end $$;`;
}

/** Names of the pages that modules have parts for. */
export function pageNames(modules: readonly Module[]): string[] {
  return [...new Set(modules.flatMap((module) => Object.keys(module.pageParts ?? {})))].sort();
}

export interface PageRequest {
  /** The session id of the cookie. */
  session: string;
  background: boolean;
  requestId: string;
  address: string | null;
}

/** The page as JSON text; null for a session whose level opens no page of a taxpayer. */
export interface ReadPage {
  page: string | null;
}

/** Reads a composed page; undefined when the session is not alive. */
export async function readPage(
  env: Env,
  name: string,
  asked: PageRequest,
): Promise<ReadPage | undefined> {
  const [row] = await env.pools.app.statement<ReadPage>(
    `platform-page-${name}`,
    `select page
     from platform.page_${name}($1, $2, $3, make_interval(mins => $4), $5, $6, $7, $8, $9)`,
    [
      hashSession(asked.session),
      asked.background,
      env.clock.wall(),
      env.settings.IDLE_MINUTES,
      env.clock.now(),
      env.clock.today(),
      newId(),
      asked.requestId,
      asked.address,
    ],
  );
  return row;
}
