// The present shape of one PostgreSQL schema as SQL text, read from the catalogue. It is written to
// be read beside the module (`schema.sql`); the migrations are what makes the tables.
import type { ClientBase } from 'pg';

const TABLES = `
  select c.oid, format('%I.%I', n.nspname, c.relname) as name,
    c.relforcerowsecurity as is_guarded
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = $1 and c.relkind in ('r', 'p') and not c.relispartition
  order by c.relname`;

const COLUMNS = `
  select format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
    || case when a.attgenerated = 's'
      then format(' generated always as (%s) stored', pg_get_expr(d.adbin, d.adrelid))
      when a.attidentity <> '' then ' generated always as identity'
      when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end
    || case when a.attnotnull then ' not null' else '' end as line
  from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped order by a.attnum`;

const CONSTRAINTS = `
  select format('constraint %I %s', conname, pg_get_constraintdef(oid)) as line
  from pg_constraint where conrelid = $1 and contype in ('p', 'u', 'f', 'c', 'x')
  order by array_position('{p,u,f,c,x}'::text[], contype::text), conname`;

const AFTER = `
  select line from (
    select 1 as part, i.relname as name, pg_get_indexdef(i.oid) || ';' as line
    from pg_index x join pg_class i on i.oid = x.indexrelid
    where x.indrelid = $1 and not exists (select from pg_constraint where conindid = i.oid)
    union all
    select 2, polname, format('create policy %I on %s for %s to %s%s%s;', polname,
      polrelid::regclass,
      case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update'
        when 'd' then 'delete' else 'all' end,
      case when polroles = '{0}' then 'public' else (select string_agg(r::regrole::text, ', '
        order by r::regrole::text) from unnest(polroles) r) end,
      ' using (' || pg_get_expr(polqual, polrelid) || ')',
      ' with check (' || pg_get_expr(polwithcheck, polrelid) || ')')
    from pg_policy where polrelid = $1
    union all
    select 3, tgname, pg_get_triggerdef(oid) || ';' from pg_trigger
    where tgrelid = $1 and not tgisinternal
    union all
    select 4, grantee::text, format('grant %s on %s to %s;', rights, $1::oid::regclass, grantee)
    from (
      select grantee::regrole as grantee, string_agg(lower(privilege_type), ', '
        order by privilege_type) as rights
      from pg_class c, aclexplode(c.relacl) where c.oid = $1 and grantee <> c.relowner
      group by grantee) g
    union all
    select 5, grantee::text, format('grant %s (%s) on %s to %s;', privilege, names,
      $1::oid::regclass, grantee)
    from (
      select grantee::regrole as grantee, lower(privilege_type) as privilege,
        string_agg(quote_ident(attname), ', ' order by attnum) as names
      from pg_attribute, aclexplode(attacl) where attrelid = $1
      group by grantee, privilege_type) g
  ) parts order by part, name`;

const TYPES = `
  select format('create type %s as (%s);', t.oid::regtype, string_agg(
    format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod)), ', ' order by a.attnum))
    as line
  from pg_type t join pg_class c on c.oid = t.typrelid and c.relkind = 'c'
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where t.typnamespace = $1::text::regnamespace group by t.oid order by t.oid::regtype::text`;

const FUNCTIONS = `
  select format('-- %s %s.%I(%s)%s', case prokind when 'p' then 'procedure' else 'function' end,
    $1::text, proname, pg_get_function_identity_arguments(oid),
    ' returns ' || pg_get_function_result(oid)) as line
  from pg_proc where pronamespace = $1::text::regnamespace
  order by proname, pg_get_function_identity_arguments(oid)`;

interface Table {
  oid: number;
  name: string;
  is_guarded: boolean;
}

/** The shape of the schema, the same text for the same shape. */
export async function describeSchema(client: ClientBase, schema: string): Promise<string> {
  const lines = async (query: string, of: unknown): Promise<string[]> =>
    (await client.query<{ line: string }>(query, [of])).rows.map(({ line }) => line);
  const tables = (await client.query<Table>(TABLES, [schema])).rows;
  const parts = [await lines(TYPES, schema)];
  for (const { oid, name, is_guarded: isGuarded } of tables) {
    const body = [...(await lines(COLUMNS, oid)), ...(await lines(CONSTRAINTS, oid))];
    const guard = isGuarded ? [`alter table ${name} force row level security;`] : [];
    parts.push([
      `create table ${name} (\n  ${body.join(',\n  ')}\n);`,
      ...guard,
      ...(await lines(AFTER, oid)),
    ]);
  }
  parts.push(await lines(FUNCTIONS, schema));
  const text = parts.filter((part) => part.length > 0).map((part) => part.join('\n'));
  return `${HEAD}\n${text.join('\n\n')}\n`;
}

const HEAD = `-- The present shape of the schema, generated from the migrations by
-- \`npm run -s kabinet -- schema\`; do not edit. The bodies of functions stand in the migrations.
`;
