// Staff must hear of a tax that could not be reckoned: somebody has to load what is missing.
import { raiseAlert } from '#platform/audit';
import type { Ctx } from '#platform/context';

export async function alertUnknown(ctx: Ctx, taxYear: number, count: number): Promise<void> {
  await raiseAlert(ctx, {
    kind: 'assessments.unknown',
    severity: 'warning',
    ru: `Налог за ${taxYear} год не посчитан, сведений нет: объектов ${count}. Загрузите ставки.`,
    en: `A tax of ${taxYear} was not reckoned for ${count} objects: load the missing rates.`,
    details: { taxYear, count },
  });
}
