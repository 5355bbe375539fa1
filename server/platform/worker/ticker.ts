// The one ticker (design §4.1): moves waiting deliveries into the queue and wakes the live pages.
// Runs as kabinet_owner, which owns the queue's tables; it reads ids and topics, never an event's
// data.
import type { Env } from '../env.ts';
import { poolOf } from '../work.ts';

const batch = 500;

/**
 * Moves one batch; answers how many. Moving and enqueueing are one transaction, so a delivery is
 * never marked as queued without its job. Locked rows are skipped: two workers share the work.
 */
export async function tick(env: Env): Promise<number> {
  const client = await poolOf(env, 'owner').acquire();
  try {
    await client.query('begin');
    const { rows } = await client.query<{ moved: number }>({
      name: 'platform-tick',
      text: `
        with waiting as (
          select taxpayer_id, event_id, listener from platform.delivery
          where queued_at is null order by event_id limit ${batch} for update skip locked
        ), moved as (
          update platform.delivery d
          set queued_at = $1::timestamptz,
            done_at = case when d.listener = 'live' then $1::timestamptz end
          from waiting w
          where d.taxpayer_id = w.taxpayer_id and d.event_id = w.event_id
            and d.listener = w.listener
          returning d.taxpayer_id, d.event_id, d.listener
        ), queued as (
          select graphile_worker.add_job('deliver',
            json_build_object('taxpayerId', taxpayer_id, 'eventId', event_id, 'listener', listener),
            job_key := event_id || ':' || listener, max_attempts := 12)
          from moved where listener <> 'live'
        ), news as (
          select m.taxpayer_id, array_agg(distinct topic) as topics
          from moved m join platform.event e using (taxpayer_id, event_id), unnest(e.topics) topic
          where m.listener = 'live' and m.taxpayer_id <> 0 group by m.taxpayer_id
        ), told as (
          select pg_notify('kabinet_live',
            json_build_object('taxpayerId', taxpayer_id, 'topics', topics)::text) from news
        )
        select (select count(*)::int from moved) as moved, (select count(*) from queued),
          (select count(*) from told)`,
      values: [env.clock.wall()],
    });
    await client.query('commit');
    return rows[0]?.moved ?? 0;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
