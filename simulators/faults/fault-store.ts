// All SQL of the switches of defects.
import type { Queries } from '../database.ts';

export interface FaultSwitch {
  id: string;
  on: boolean;
  timesLeft: number | null;
  delayMs: number | null;
}

/** Takes one use of a defect, or null when it is off. Two callers never share the last use. */
export async function takeFault(
  db: Queries,
  id: string,
): Promise<{ delayMs: number | null } | null> {
  const taken = await db.find<{ delay_ms: number | null }>(
    `update stand.fault
        set is_on = times_left is distinct from 1,
            times_left = case when times_left > 1 then times_left - 1 end
      where id = $1 and is_on
      returning delay_ms`,
    [id],
  );
  return taken === undefined ? null : { delayMs: taken.delay_ms };
}

/** Whether the defect is on, without taking a use. */
export async function isFaultOn(db: Queries, id: string): Promise<boolean> {
  return (await db.find('select 1 from stand.fault where id = $1 and is_on', [id])) !== undefined;
}

export async function listSwitches(db: Queries): Promise<Map<string, FaultSwitch>> {
  const rows = await db.rows<{
    id: string;
    is_on: boolean;
    times_left: number | null;
    delay_ms: number | null;
  }>('select id, is_on, times_left, delay_ms from stand.fault');
  return new Map(
    rows.map((row) => [
      row.id,
      { id: row.id, on: row.is_on, timesLeft: row.times_left, delayMs: row.delay_ms },
    ]),
  );
}

export async function setSwitch(db: Queries, fault: FaultSwitch): Promise<void> {
  await db.run(
    `insert into stand.fault (id, is_on, times_left, delay_ms) values ($1, $2, $3, $4)
     on conflict (id) do update
       set is_on = excluded.is_on, times_left = excluded.times_left, delay_ms = excluded.delay_ms`,
    [fault.id, fault.on, fault.timesLeft, fault.delayMs],
  );
}

export async function switchAllOff(db: Queries): Promise<void> {
  await db.run('update stand.fault set is_on = false, times_left = null, delay_ms = null');
}
