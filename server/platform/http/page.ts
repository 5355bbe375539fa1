// A page in one round trip (design §4.12): each module offers one SQL function for its part; here
// they are composed with the session check, `app.taxpayer` and the audit of the read into one
// function.
import type { Module } from '../module.ts';

const safeName = /^[a-z_]+\.[a-z_]+$/;
const freeName = /^(?!asOf$|today$)[a-z]+$/;

/**
 * The text of `platform.read_page_<name>`; made anew at each start by the migrating process. The
 * page is JSON written by the database and kept until a row it shows changes
 * (`platform.page_changed`) or the day does: reading five parts costs twice what all the rest does
 * (docs/performance.md). The number of changes and the parts come from one statement, so from one
 * snapshot. It answers as `platform.read_kept_pages` does for one of many.
 */
export function composePage(name: string, modules: readonly Module[]): string {
  const parts = modules.flatMap((module) => Object.entries(module.pageParts?.[name] ?? {}));
  for (const [part, source] of parts) {
    if (!safeName.test(source) || !freeName.test(part)) {
      throw new Error(`The page part ${part} of ${name} has no plain name.`);
    }
  }
  const built = parts
    .map(([part, source]) => `'${part}', ${source}(owner, p_today)`)
    .join(',\n      ');
  return `
  create or replace function platform.read_page_${name}(
    p_session bytea, p_background boolean, p_held uuid, p_audit uuid, p_request text,
    p_address text, p_wall timestamptz, p_idle interval, p_now timestamptz, p_today date,
    out state text, out version uuid, out page text
  ) language plpgsql as $$
  declare owner bigint; subject uuid; is_stale boolean; setting text; known bigint;
  begin
    -- The owner of the session becomes the taxpayer of the transaction in the same statement.
    select case when s.level <> 'simplified' then s.taxpayer_id end, s.subject_id,
        platform.session_is_stale(s, p_wall, p_background),
        set_config('app.taxpayer',
          case when s.level <> 'simplified' then s.taxpayer_id::text else '' end, true)
      into owner, subject, is_stale, setting
      from platform.web_session s
      where s.id_hash = p_session and platform.session_holds(s, p_wall, p_idle);
    if not found then return; end if;
    if is_stale then perform platform.touch_session(p_session, p_wall); end if;
    state := 'low';
    if owner is null then return; end if;
    state := 'kept';
    insert into platform.audit_event (taxpayer_id, audit_id, at, recorded_at, actor, action, object,
      outcome, request_id, address)
    values (owner, p_audit, p_now, p_wall, 'subject:' || subject, '${name}.read', null, 'done',
      p_request, p_address);
    select k.version, case when k.version is distinct from p_held then k.page end
      into version, page
      from platform.kept_page k
      where k.taxpayer_id = owner and k.name = '${name}' and k.today = p_today
        and k.changes = platform.page_changes(owner);
    if found then return; end if;
    select platform.page_changes(owner), json_build_object(
      'today', p_today,
      ${built}
    )::text into known, page;
    version := gen_random_uuid();
    insert into platform.kept_page as k (taxpayer_id, name, changes, today, page, version)
      values (owner, '${name}', known, p_today, page, version)
      on conflict (taxpayer_id, name) do update set changes = excluded.changes,
        today = excluded.today, page = excluded.page, version = excluded.version;
  end $$;`;
}

/** Names of the pages that modules have parts for. */
export function pageNames(modules: readonly Module[]): string[] {
  return [...new Set(modules.flatMap((module) => Object.keys(module.pageParts ?? {})))].sort();
}
