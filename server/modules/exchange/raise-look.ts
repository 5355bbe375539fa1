// What nobody could place is never lost: one alert for a load, the rows stay in its report.
import { raiseAlert } from '#platform/audit';
import type { Ctx } from '#platform/context';
import { formatMoney, kopecks } from '#primitives/money';
import type { Load } from './load.ts';
import { totalsOf } from './row-store.ts';

export async function raiseLook(ctx: Ctx, load: Load): Promise<void> {
  const totals = await totalsOf(ctx, load.loadId);
  const look = totals.find(({ outcome }) => outcome === 'look');
  if (look === undefined) return;
  const money = formatMoney(kopecks(look.amountKopecks));
  await raiseAlert(ctx, {
    kind: 'exchange.look',
    severity: 'warning',
    ru:
      `Загрузка «${load.name}»: строк, которые нужно посмотреть, — ${look.count} на ${money}. ` +
      'Откройте отчёт загрузки.',
    en:
      `Load "${load.name}": ${look.count} rows of ${money} need a look. ` +
      'Open the report of the load.',
    details: { loadId: load.loadId, count: look.count, amountKopecks: look.amountKopecks },
  });
}
