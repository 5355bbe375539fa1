// The tax on professional income as it stands: what is charged, what is coming, what was paid.
import { findRegion } from '#primitives/regions';
import type { Charge } from '#modules/ledger';
import { currentHeader, findCharge, getChargeDetails, listObligations } from '#modules/ledger';
import type { ChargedPeriod } from '#modules/self-employment';
import {
  limitOf,
  listCharged,
  listReceipts,
  listRegistrations,
  monthOfDay,
  monthTax,
  yearIncome,
} from '#modules/self-employment';
import type { Ctx } from '#platform/context';
import { type Day, addDays, startOfLegalDay, yearOf } from '#primitives/days';
import { type Kopecks, ZERO, kopecks, sum } from '#primitives/money';
import { instant, rubles } from '../exact.ts';

const periodId = (month: string): number => Number(month.slice(0, 7).replace('-', ''));
const outstanding = (charges: readonly Charge[]): Kopecks =>
  sum(charges.map((one) => kopecks(one.outstandingKopecks)));

interface Standing {
  /** Tax that is charged and not due yet. */
  coming: Kopecks;
  overdue: Kopecks;
  penalty: Kopecks;
}

async function standingOf(ctx: Ctx): Promise<Standing> {
  const own = (await listObligations(ctx)).filter(({ tax }) => tax === 'npd');
  const taxes = own.filter((one) => one.class === 'tax');
  return {
    coming: outstanding(taxes.filter(({ dueOn }) => dueOn >= ctx.today)),
    overdue: outstanding(taxes.filter(({ dueOn }) => dueOn < ctx.today)),
    penalty: outstanding(own.filter((one) => one.class !== 'tax')),
  };
}

/** `GET taxes`: the present period by its receipts, and what earlier ones left to pay. */
export async function readTaxes(ctx: Ctx) {
  const month = monthOfDay(ctx.today);
  const preview = (await monthTax(ctx, month)).tax?.previewKopecks ?? ZERO;
  const { coming, overdue, penalty } = await standingOf(ctx);
  const { freeKopecks } = await currentHeader(ctx);
  const tax = sum([kopecks(preview), coming]);
  const total = rubles(sum([tax, overdue, penalty]));
  const last = await lastPayment(ctx);
  return {
    totalForPayment: total,
    total,
    tax: rubles(tax),
    debt: rubles(overdue),
    overpayment: rubles(freeKopecks),
    penalty: rubles(penalty),
    nominalTax: rubles(preview),
    nominalOverpayment: rubles(freeKopecks),
    taxPeriodId: periodId(month),
    lastPaymentAmount: last && rubles(last.amountKopecks),
    lastPaymentDate: last && last.paidOn,
    regions: [],
  };
}

/** КБК of the tax on professional income, for periods too small to be charged. */
const kbkOfTax = '18210506000011000110';

interface Charged {
  period: ChargedPeriod;
  charge: Charge | undefined;
  oktmo: string;
  regionName: string;
  number: number;
}

/** Charged periods, oldest first; `oktmo` null: of every region. */
async function chargedOf(ctx: Ctx, oktmo: string | null): Promise<Charged[]> {
  const registrations = await listRegistrations(ctx);
  const periods: Charged[] = [];
  for (const [at, period] of (await listCharged(ctx)).entries()) {
    const { chargeId, registeredOn } = period;
    const place = registrations.find((one) => one.registeredOn === registeredOn)?.oktmo ?? '';
    periods.push({
      period,
      charge: chargeId === null ? undefined : await findCharge(ctx, chargeId),
      oktmo: place,
      regionName: findRegion(place)?.name ?? '',
      number: at + 1,
    });
  }
  return periods.filter((one) => oktmo === null || one.oktmo === oktmo);
}

/** What the newest payment that reached this tax brought to it, over all periods it settled. */
async function lastPayment(ctx: Ctx): Promise<{ amountKopecks: Kopecks; paidOn: Day } | null> {
  const settled = [];
  for (const { charge } of await chargedOf(ctx, null)) {
    if (charge === undefined || charge.settledKopecks === 0) continue;
    const { movements } = await getChargeDetails(ctx, charge.chargeId);
    settled.push(...movements.filter(({ kind }) => kind === 'settled'));
  }
  const [last] = settled.toSorted((a, b) => (a.at < b.at ? 1 : -1));
  if (last === undefined) return null;
  const parts = settled.filter(({ paymentId, at }) =>
    last.paymentId === null ? at === last.at : paymentId === last.paymentId,
  );
  const amountKopecks = sum(parts.map((one) => kopecks(one.amountKopecks)));
  return { amountKopecks, paidOn: last.effectiveOn as Day };
}

/** `POST taxes/history` */
export async function readHistory(ctx: Ctx, oktmo: string | null) {
  const records = [];
  for (const { period, charge, number, ...place } of await chargedOf(ctx, oktmo)) {
    records.push({
      taxPeriodId: periodId(period.name),
      taxAmount: rubles(period.taxKopecks),
      bonusAmount: rubles(period.bonusUsedKopecks),
      paidAmount: rubles(charge?.settledKopecks ?? 0),
      taxBaseAmount: rubles(period.incomeKopecks),
      chargeDate: period.toldOn,
      dueDate: period.dueOn,
      ...place,
      kbk: charge?.kbk ?? kbkOfTax,
      taxOrganCode: '',
      type: 'TAX' as const,
      krsbTaxChargeId: number,
      receiptCount: await countReceipts(ctx, period),
    });
  }
  return { records: records.toReversed() };
}

async function countReceipts(ctx: Ctx, { startsOn, endsOn }: ChargedPeriod): Promise<number> {
  const zone = ctx.env.settings.LEGAL_TIME_ZONE;
  const [from, before] = [
    startOfLegalDay(startsOn, zone),
    startOfLegalDay(addDays(endsOn, 1), zone),
  ];
  const { total, cancelled } = await listReceipts(ctx, { from, before }, { offset: 0, limit: 1 });
  return total - cancelled;
}

/** `POST taxes/payments`: what paid each charge and when, and what is still to be paid. */
export async function readPayments(ctx: Ctx, asked: { oktmo: string | null; onlyPaid: boolean }) {
  const records = [];
  for (const { period, charge, oktmo, regionName } of await chargedOf(ctx, asked.oktmo)) {
    if (charge === undefined) continue;
    const { movements } = await getChargeDetails(ctx, charge.chargeId);
    const shared = {
      type: 'TAX' as const,
      documentIndex: charge.uin ?? '',
      dueDate: charge.dueOn,
      oktmo,
      kbk: charge.kbk ?? kbkOfTax,
      taxPeriodId: periodId(period.name),
      regionName,
    };
    for (const one of movements.filter(({ kind }) => kind === 'settled')) {
      records.push({
        ...shared,
        sourceType: 'PAYMENT' as const,
        amount: rubles(one.amountKopecks),
        operationDate: one.effectiveOn,
        status: 'PAID' as const,
        krsbAcceptedDate: one.effectiveOn,
      });
    }
    if (charge.outstandingKopecks > 0 && !asked.onlyPaid) {
      records.push({
        ...shared,
        sourceType: 'CHARGE' as const,
        amount: rubles(charge.outstandingKopecks),
        operationDate: charge.chargedOn,
        status: 'UNPAID' as const,
        krsbAcceptedDate: null,
      });
    }
  }
  return { records: records.toReversed() };
}

/** `GET taxpayer/debts` */
export async function readDebts(ctx: Ctx) {
  const { coming, overdue, penalty } = await standingOf(ctx);
  return {
    hasDebts: overdue + penalty > 0,
    totalUnpaid: rubles(sum([coming, overdue, penalty])),
    debts: rubles(sum([overdue, penalty])),
  };
}

const incomeStatus = {
  far: 'NORMAL',
  near: 'WARNING',
  close: 'WARNING',
  reached: 'WARNING',
  passed: 'EXCEEDED',
} as const;

async function incomeOfYear(ctx: Ctx, year: number) {
  const { incomeKopecks, state } = await yearIncome(ctx, year);
  const limit = limitOf(year);
  return {
    totalIncomeAmount: rubles(incomeKopecks),
    maxTotalIncomeThresholdExceeded: state === 'passed',
    annualIncomeThreshold: limit / 100,
    availableIncomeToExceedThreshold: rubles(Math.max(0, limit - incomeKopecks)),
    annualIncomeStatus: incomeStatus[state],
    updatedTime: instant(ctx.now, 3),
  };
}

/** `GET taxpayer/bonus`: what is left of the deduction, and the income of each year. */
export async function readBonus(ctx: Ctx) {
  const year = yearOf(ctx.today);
  const { tax } = await monthTax(ctx, monthOfDay(ctx.today));
  const [first] = (await listRegistrations(ctx)).toReversed();
  const totalIncomeByYears: Record<string, Awaited<ReturnType<typeof incomeOfYear>>> = {};
  for (let one = first ? yearOf(first.registeredOn) : year; one <= year; one += 1) {
    totalIncomeByYears[one] = await incomeOfYear(ctx, one);
  }
  return {
    bonusAmount: rubles(tax?.charge.bonusLeftKopecks ?? 0),
    ...(await incomeOfYear(ctx, year)),
    totalIncomeByYears,
    teenBonusAmount: null,
    teenBonusUpdatedTime: null,
  };
}
