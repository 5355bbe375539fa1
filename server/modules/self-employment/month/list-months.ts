// «Итоги доходов»: the months of a year with their tax (NPD-5).
import type * as z from 'zod/mini';
import type { Ctx } from '#platform/context';
import type { FileAnswer } from '#platform/http/route';
import { sql } from '#platform/db';
import { type Column, tableFile } from '#modules/ledger';
import { type Day, monthOf, yearOf } from '#primitives/days';
import { type Kopecks, ZERO, add, kopecks, sum } from '#primitives/money';
import { formatPeriod, monthOfDay } from '#primitives/periods';
import type { months as monthsSchema } from '../contract.ts';
import { refusals } from '../errors.ts';
import { listRegistrations } from '../registration/registration-store.ts';
import { reckonFrom } from './accrue-periods.ts';
import { listMonths } from './income-store.ts';
import { listCharged } from './period-store.ts';
import { type OwnPeriod, lifePeriods } from './reckon-life.ts';

type Months = z.output<typeof monthsSchema>;
type Item = Months['items'][number];
type Tax = NonNullable<Item['tax']>;

const YEARS = { first: 2019, last: 2028 };

/** Refuses `filter_invalid` for a year outside the regime. */
export async function showMonths(ctx: Ctx, typedYear: string | undefined): Promise<Months> {
  const year = Number(typedYear ?? yearOf(ctx.today));
  if (!Number.isInteger(year) || year < YEARS.first || year > YEARS.last) {
    throw refusals.filter_invalid({ field: 'year' });
  }
  const sums = new Map((await listMonths(ctx, year)).map((one) => [one.month, one]));
  const { taxes, periods, bonusLeftKopecks } = await taxesByMonth(ctx);
  const last = monthsUntil(ctx.today, year);
  const items = Array.from({ length: last }, (_, at): Item => {
    const month = `${year}-${String(at + 1).padStart(2, '0')}`;
    const own = sums.get(month);
    const { personKopecks = ZERO, businessKopecks = ZERO } = own ?? {};
    return {
      month,
      personKopecks,
      businessKopecks,
      incomeKopecks: add(personKopecks, businessKopecks),
      receipts: own?.receipts ?? 0,
      cancelled: own?.cancelled ?? 0,
      isJoined: periods.some((one) => one.from.slice(0, 7) <= month && month < shownIn(ctx, one)),
      tax: taxes.get(month) ?? null,
    };
  });
  const total = (of: (item: Item) => number) => sum(items.map((item) => kopecks(of(item))));
  return {
    year,
    years: await listYears(ctx),
    items,
    incomeKopecks: total((item) => item.incomeKopecks),
    taxKopecks: total((item) => item.tax?.taxKopecks ?? 0),
    bonusLeftKopecks,
  };
}

function monthsUntil(today: Day, year: number): number {
  if (year < yearOf(today)) return 12;
  return year > yearOf(today) ? 0 : monthOf(today);
}

interface Taxes {
  /** Of each period under the month it is shown in: charged ones as charged, others as now. */
  taxes: Map<string, Tax>;
  periods: readonly OwnPeriod[];
  bonusLeftKopecks: Kopecks | null;
}

async function taxesByMonth(ctx: Ctx): Promise<Taxes> {
  const charged = await listCharged(ctx);
  const taxes = new Map<string, Tax>();
  for (const one of charged) {
    const { taxKopecks, bonusUsedKopecks, payableKopecks, dueOn, chargeId } = one;
    const carriedOutKopecks = one.carriedKopecks;
    const shown = { taxKopecks, bonusUsedKopecks, payableKopecks, carriedOutKopecks };
    put(taxes, one.name, { state: 'charged', ...shown, dueOn, chargeId });
  }
  const known = new Set(charged.map(({ startsOn }) => startsOn));
  const periods = lifePeriods(await listRegistrations(ctx), ctx.today);
  const first = periods.find(({ from }) => !known.has(from));
  let bonusLeftKopecks = charged.at(-1)?.bonusLeftKopecks ?? null;
  if (first === undefined) return { taxes, periods, bonusLeftKopecks };
  for (const one of await reckonFrom(ctx, { charged, periods, from: first.from })) {
    bonusLeftKopecks = one.bonusLeftKopecks;
    if (known.has(one.period.from)) continue;
    const { taxKopecks, bonusUsedKopecks, payableKopecks, dueOn } = one;
    const state = one.period.to < ctx.today ? 'waiting' : 'open';
    const carriedOutKopecks = one.carriedKopecks;
    const shown = { taxKopecks, bonusUsedKopecks, payableKopecks, carriedOutKopecks };
    put(taxes, shownIn(ctx, one.period), { state, ...shown, dueOn, chargeId: null });
  }
  return { taxes, periods, bonusLeftKopecks };
}

/** The month a period ends in; while it goes on past this month, this one. */
function shownIn(ctx: Ctx, { name }: OwnPeriod): string {
  const now = ctx.today.slice(0, 7);
  return name > now ? now : name;
}

/** Two periods may end in one month when a person left and came back; the month shows both. */
function put(taxes: Map<string, Tax>, month: string, tax: Tax): void {
  const before = taxes.get(month);
  if (before === undefined) {
    taxes.set(month, tax);
    return;
  }
  taxes.set(month, {
    ...tax,
    taxKopecks: before.taxKopecks + tax.taxKopecks,
    bonusUsedKopecks: before.bonusUsedKopecks + tax.bonusUsedKopecks,
    payableKopecks: before.payableKopecks + tax.payableKopecks,
    chargeId: tax.chargeId ?? before.chargeId,
  });
}

async function listYears(ctx: Ctx): Promise<number[]> {
  const rows = await ctx.db.rows(sql<{ year: number }>`
    select distinct left(month, 4)::int as year from self_employment.income_month
    where taxpayer_id = platform.current_taxpayer()
    union select extract(year from registered_on)::int from self_employment.registration
    where taxpayer_id = platform.current_taxpayer()
    order by year desc`);
  return rows.map(({ year }) => year);
}

const titles = {
  month: { ru: 'Месяц', en: 'Month' },
  person: { ru: 'От физических лиц, ₽', en: 'From persons, RUB' },
  business: { ru: 'От организаций и ИП, ₽', en: 'From businesses, RUB' },
  income: { ru: 'Доход, ₽', en: 'Income, RUB' },
  receipts: { ru: 'Чеков', en: 'Receipts' },
  cancelled: { ru: 'Аннулировано', en: 'Cancelled' },
  tax: { ru: 'Налог, ₽', en: 'Tax, RUB' },
  payable: { ru: 'К уплате, ₽', en: 'Payable, RUB' },
  due: { ru: 'Срок', en: 'Due on' },
} as const;

export async function exportMonths(
  ctx: Ctx,
  year: string | undefined,
  format: 'xlsx' | 'csv',
): Promise<FileAnswer> {
  const shown = await showMonths(ctx, year);
  const title = (name: keyof typeof titles) => titles[name][ctx.language];
  const words = (month: string) => formatPeriod(monthOfDay(`${month}-01` as Day), ctx.language);
  const columns: Column<Item>[] = [
    { title: title('month'), kind: 'text', value: (row) => words(row.month) },
    { title: title('person'), kind: 'money', value: (row) => row.personKopecks },
    { title: title('business'), kind: 'money', value: (row) => row.businessKopecks },
    { title: title('income'), kind: 'money', value: (row) => row.incomeKopecks },
    { title: title('receipts'), kind: 'number', value: (row) => row.receipts },
    { title: title('cancelled'), kind: 'number', value: (row) => row.cancelled },
    { title: title('tax'), kind: 'money', value: (row) => row.tax?.taxKopecks ?? null },
    { title: title('payable'), kind: 'money', value: (row) => row.tax?.payableKopecks ?? null },
    { title: title('due'), kind: 'day', value: (row) => row.tax?.dueOn ?? null },
  ];
  const zone = ctx.env.settings.LEGAL_TIME_ZONE;
  const [name, sheet] = [`dohody-${shown.year}`, String(shown.year)];
  return tableFile(format, { name, sheet, zone, columns, rows: shown.items });
}
