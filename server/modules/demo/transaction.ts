import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';

/** The transaction goes on for nobody: its audit row is about all the people, not the last one. */
export async function forNobody(ctx: Ctx): Promise<void> {
  await ctx.db.run(sql`select set_config('app.taxpayer', '', true)`);
}
