// «Проверить статус»: whether somebody is a payer on a day, by ИНН alone (NPD-7).
import { refusals, statusOn } from '#modules/self-employment';
import type * as z from 'zod/mini';
import type { Ctx } from '#platform/context';
import { isDay } from '#primitives/days';
import { parsePersonInn } from '#primitives/identifiers/inn';
import type { checkAnswer } from '../contract.ts';

const REGIME_FROM = '2019-01-01';

/** Refuses: `inn_invalid`, `day_invalid` (before the regime, or later than today). */
export async function checkStatus(
  ctx: Ctx,
  asked: { inn: string; day: string },
): Promise<z.output<typeof checkAnswer>> {
  const inn = parsePersonInn(asked.inn);
  if (!inn.ok) throw refusals.inn_invalid({ field: 'inn' });
  const { day } = asked;
  if (!isDay(day) || day < REGIME_FROM || day > ctx.today) {
    throw refusals.day_invalid({ field: 'day' });
  }
  const { isPayer } = await statusOn(ctx, inn.value, day);
  const [ru, en] = isPayer ? ['является', 'is'] : ['не является', 'is not'];
  return {
    inn: inn.value,
    day,
    isPayer,
    text: {
      ru: `${inn.value} ${ru} плательщиком налога на профессиональный доход`,
      en: `${inn.value} ${en} a payer of the tax on professional income`,
    },
  };
}
