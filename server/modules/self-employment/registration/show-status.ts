// Where a person stands: on the register or not, since when, how near the limit (NPD-1, NPD-4).
import { REGIONS, findRegion } from '#primitives/regions';
import type * as z from 'zod/mini';
import { personOf } from '#modules/taxpayers';
import type { Ctx } from '#platform/context';
import { yearOf } from '#primitives/days';
import { formatMoney, kopecks } from '#primitives/money';
import type {
  conditions as conditionsSchema,
  registration as registrationSchema,
  status as statusSchema,
} from '../contract.ts';
import type { Words } from '../words.ts';
import { CITIZENSHIP, LIMIT, STATED, isCitizen } from './conditions.ts';
import { type LimitState, limitOf, limitState } from './limit.ts';
import { listRegistrations, yearIncome } from './registration-store.ts';
import { type Registration, isOpen } from './registration.ts';

const texts: Record<LimitState, Words> = {
  far: {
    ru:
      'Пока доход за год не больше {limit}, вы платите налог на профессиональный доход. ' +
      'Ровно {limit} — ещё можно.',
    en: 'While the income of the year is not above {limit}, the regime holds. {limit} is lawful.',
  },
  near: {
    ru:
      'Доход за год больше 80 % предела. Сверх {limit} право на НПД теряется с дня чека, ' +
      'остальной доход облагается НДФЛ или другим режимом предпринимателя.',
    en:
      'The income is above 80 % of the limit. Above {limit} the right is lost from the day of ' +
      'the receipt, what follows bears income tax or another regime.',
  },
  close: {
    ru:
      'До предела меньше 5 %. Чек, который превысит {limit}, лишит права на НПД с его дня: ' +
      'излишек и доход до конца года облагаются НДФЛ; предприниматель может уведомить об УСН ' +
      'в течение 20 дней (422-ФЗ ст.15 ч.6).',
    en:
      'Less than 5 % is left. The receipt that passes {limit} ends the right from its day: the ' +
      'excess and the income until the end of the year bear income tax; a proprietor may choose ' +
      'the simplified system within 20 days (422-FZ art.15 p.6).',
  },
  reached: {
    ru: 'Доход равен пределу {limit}. Это ещё законно; следующий чек лишит права на НПД.',
    en: 'The income equals the limit of {limit}. That is lawful; the next receipt ends the right.',
  },
  passed: {
    ru:
      'Предел {limit} превышен: с дня чека вы не плательщик НПД. Излишек облагается НДФЛ, ' +
      'предприниматель может уведомить об УСН за 20 дней. Снова встать на учёт — с 1 января.',
    en:
      'The limit of {limit} is passed: from the day of that receipt the regime is over. The ' +
      'excess bears income tax. You may register again from 1 January.',
  },
};

/** GET /npd/status. */
export async function showStatus(ctx: Ctx): Promise<z.output<typeof statusSchema>> {
  const registrations = await listRegistrations(ctx);
  const open = registrations.find(isOpen);
  const year = yearOf(ctx.today);
  const [incomeKopecks, limitKopecks] = [await yearIncome(ctx, year), limitOf(year)];
  const state = limitState(incomeKopecks, year);
  const limit = formatMoney(limitKopecks, { whole: true });
  const { ru, en } = texts[state];
  return {
    today: ctx.today,
    isRegistered: open !== undefined,
    registration: open === undefined ? null : registrationView(open),
    history: registrations.map(registrationView),
    limit: {
      year,
      incomeKopecks,
      limitKopecks,
      leftKopecks: kopecks(Math.max(0, limitKopecks - incomeKopecks)),
      state,
      text: { ru: ru.replaceAll('{limit}', limit), en: en.replaceAll('{limit}', limit) },
    },
  };
}

export function registrationView(one: Registration): z.output<typeof registrationSchema> {
  const { registeredOn, endedOn, endReason, oktmo, activity } = one;
  const region = findRegion(oktmo)?.name ?? '';
  return { registeredOn, endedOn, endReason, oktmo, region, activity };
}

/** GET /npd/conditions: what the law asks, and what we know of it already. */
export async function showConditions(ctx: Ctx): Promise<z.output<typeof conditionsSchema>> {
  const isMet = isCitizen(await personOf(ctx));
  const year = yearOf(ctx.today);
  const isBelow = (await yearIncome(ctx, year)) <= limitOf(year);
  const known = [
    { ...CITIZENSHIP, isMet },
    { ...LIMIT, isMet: isBelow },
  ];
  const items = [...known, ...STATED.map((one) => ({ ...one, isMet: null }))];
  return {
    items: items.map(({ code, kind, article, must, isMet }) => ({
      code,
      kind,
      article,
      must,
      isMet,
    })),
    regions: [...REGIONS],
  };
}
