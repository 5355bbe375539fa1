import type { Ctx } from '#platform/context';
import { subjectOf } from '#platform/context';
import { updateAcknowledged } from './alert-store.ts';
import { refusals } from './errors.ts';

/** Takes an alert to oneself. Refuses `alert_absent`, `alert_acknowledged`. */
export async function acknowledgeAlert(ctx: Ctx, alertId: string): Promise<{ done: true }> {
  const outcome = await updateAcknowledged(ctx, alertId, subjectOf(ctx).subjectId);
  if (outcome === 'absent') throw refusals.alert_absent();
  if (outcome === 'taken') throw refusals.alert_acknowledged();
  return { done: true };
}
