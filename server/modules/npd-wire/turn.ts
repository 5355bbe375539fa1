// Limits of calls that anybody may make: counted by address or by account, in the database, so that
// they hold over all processes.
import type { Ctx } from '#platform/context';
import { refusals } from './errors.ts';

export interface Limit {
  kind: string;
  most: number;
  perS: number;
}

/** Takes a turn; answers the seconds to wait, 0 when the call may go on. */
export async function takeTurn(ctx: Ctx, limit: Limit, who: string): Promise<number> {
  const [row] = await ctx.db.statement<{ wait: number }>(
    'npd-wire-take-turn',
    'select npd_wire.take_turn($1, $2, $3, make_interval(secs => $4), $5) as wait',
    [
      limit.kind,
      ctx.env.keys.lookup(`npd-wire.turn.${limit.kind}`, who),
      ctx.wall,
      limit.perS,
      limit.most,
    ],
  );
  return row!.wait;
}

/** @throws npd-wire.too_many_requests */
export function refuseWait(seconds: number): void {
  if (seconds > 0) throw refusals.too_many_requests({ retryAfterS: seconds, params: { seconds } });
}
