// All SQL of stops of penalties.
import { actorLine, taxpayerOf, type Ctx } from '#platform/context';
import { sql } from '#platform/db';
import type { PenaltyStop } from './stop.ts';

export type NewStop = Omit<PenaltyStop, 'ended' | 'recordedAt'>;

export interface StopEnd {
  stopId: string;
  /** The last day without a penalty. */
  lastOn: string;
  documentNumber: string;
  documentOn: string;
  note: string;
}

/** Stops in force and past, the oldest first; `until` is what an end made of it. */
export function listStops(ctx: Ctx): Promise<PenaltyStop[]> {
  return ctx.db.rows(sql<PenaltyStop>`
    select s.stop_id as "stopId", s.principal_id as "chargeId", s.ground,
      s.document_number as "documentNumber", s.document_on as "documentOn", s.note,
      s.from_on as "from", least(s.until_on, e.last_on) as "until",
      to_char(s.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt",
      case when e.stop_id is not null then jsonb_build_object('lastOn', e.last_on,
        'documentNumber', e.document_number, 'documentOn', e.document_on, 'note', e.note)
      end as ended
    from assessments.penalty_stop s left join assessments.penalty_stop_end e
      using (taxpayer_id, stop_id)
    where s.taxpayer_id = ${taxpayerOf(ctx)} order by s.from_on, s.stop_id`);
}

/** False when it stands already. */
export async function insertStop(ctx: Ctx, stop: NewStop): Promise<boolean> {
  const added = await ctx.db.run(sql`
    insert into assessments.penalty_stop (taxpayer_id, stop_id, principal_id, ground,
      document_number, document_on, note, from_on, until_on, recorded_at, recorded_by)
    values (${taxpayerOf(ctx)}, ${stop.stopId}, ${stop.chargeId}, ${stop.ground},
      ${stop.documentNumber}, ${stop.documentOn}, ${stop.note}, ${stop.from}, ${stop.until},
      ${ctx.now}, ${actorLine(ctx.actor)})
    on conflict do nothing`);
  return added > 0;
}

/** False when it was ended before. */
export async function insertStopEnd(ctx: Ctx, end: StopEnd): Promise<boolean> {
  const added = await ctx.db.run(sql`
    insert into assessments.penalty_stop_end (taxpayer_id, stop_id, last_on, document_number,
      document_on, note, recorded_at, recorded_by)
    values (${taxpayerOf(ctx)}, ${end.stopId}, ${end.lastOn}, ${end.documentNumber},
      ${end.documentOn}, ${end.note}, ${ctx.now}, ${actorLine(ctx.actor)})
    on conflict do nothing`);
  return added > 0;
}
