// A page in one round trip (design §4.12): each module offers one SQL function for its part; here
// they are composed with the session check, `app.taxpayer` and the audit of the read into one
// function.
import { newId } from '../ids.ts';
import type { Env } from '../env.ts';
import type { Module } from '../module.ts';
import { hashSession } from '../web-session.ts';

const safeName = /^[a-z_]+\.[a-z_]+$/;

/** The text of `platform.page_<name>`; made anew at each start by the migrating process. */
export function composePage(name: string, modules: readonly Module[]): string {
  const parts = modules.flatMap((module) => Object.entries(module.pageParts?.[name] ?? {}));
  for (const [part, source] of parts) {
    if (!safeName.test(source) || !/^[a-z]+$/.test(part)) {
      throw new Error(`The page part ${part} of ${name} has no plain name.`);
    }
  }
  const built = parts
    .map(([part, source]) => `'${part}', ${source}(s.taxpayer_id, p_now, p_today)`)
    .join(',\n      ');
  return `
  create or replace function platform.page_${name}(
    p_session bytea, p_background boolean, p_wall timestamptz, p_idle interval, p_now timestamptz,
    p_today date, p_audit uuid, p_request text, p_address text
  ) returns jsonb language plpgsql as $$
  declare s platform.web_session;
  begin
    select * into s from platform.open_session(p_session, p_wall, p_idle, p_background);
    if not found then return null; end if;
    if s.taxpayer_id is null or s.level = 'simplified' then
      return jsonb_build_object('level', s.level);
    end if;
    perform set_config('app.taxpayer', s.taxpayer_id::text, true);
    insert into platform.audit_event (taxpayer_id, audit_id, at, recorded_at, actor, action, object,
      outcome, request_id, address)
    values (s.taxpayer_id, p_audit, p_now, p_wall, 'subject:' || s.subject_id, '${name}.read', null,
      'done', p_request, p_address);
    return jsonb_build_object(
      'level', s.level,
      ${built}
    );
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

/** Reads a composed page; null when the session is not alive. */
export async function readPage(
  env: Env,
  name: string,
  asked: PageRequest,
): Promise<Record<string, unknown> | null> {
  const [row] = await env.pools.app.statement<{ page: Record<string, unknown> | null }>(
    `platform-page-${name}`,
    `select platform.page_${name}($1, $2, $3, make_interval(mins => $4), $5, $6, $7, $8, $9)
       as page`,
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
  return row?.page ?? null;
}
