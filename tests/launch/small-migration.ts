// One table of the owner that the request role may use, and one row in it.
import { withClient } from '../../server/launch/database-client.ts';

await withClient(process.env.DATABASE_OWNER_URL!, (client) =>
  client.query(`
    create schema if not exists small;
    grant usage on schema small to kabinet_app;
    create table if not exists small.note (id int primary key, text text not null);
    grant select, insert, update on small.note to kabinet_app;
    insert into small.note values (1, 'first') on conflict do nothing`),
);
