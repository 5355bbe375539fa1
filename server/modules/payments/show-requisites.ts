// «Оплатить по реквизитам»: a payment that any bank takes, by its QR (ГОСТ Р 56042-2014).
import type * as z from 'zod/mini';
import { enpRequisitesOn } from '#law/ens/requisites';
import type { Requisites } from '#law/ens/requisites';
import { personOf } from '#modules/taxpayers';
import type { Ctx } from '#platform/context';
import { qrSvg } from '#platform/pdf/qr';
import { addDays, day, daysBetween } from '#primitives/days';
import type { Day } from '#primitives/days';
import { kopecks } from '#primitives/money';
import type { Kopecks } from '#primitives/money';
import { qrSum, writePaymentQr } from '#primitives/payment-qr';
import type { requisites } from './contract.ts';
import { refusals } from './errors.ts';
import { readAmount } from './quote-payment.ts';

export interface Payer {
  inn: string;
  name: { last: string; first: string; middle: string | null };
}

/** The line inside the code: the single tax payment of a person, fields 106–109 empty («0»). */
export function requisitesLine(
  requisites: Requisites,
  payer: Payer,
  amountKopecks: Kopecks,
): string {
  return writePaymentQr({
    Name: requisites.payee,
    PersonalAcc: requisites.account,
    BankName: requisites.qrBankName,
    BIC: requisites.bik,
    CorrespAcc: requisites.correspondentAccount,
    PayeeINN: requisites.payeeInn,
    KPP: requisites.payeeKpp,
    PayerINN: payer.inn,
    LastName: payer.name.last,
    FirstName: payer.name.first,
    MiddleName: payer.name.middle ?? '',
    Purpose: requisites.purpose,
    Sum: qrSum(amountKopecks),
    CBC: requisites.kbk,
    OKTMO: requisites.oktmo,
    DrawerStatus: requisites.payerStatus,
    PaytReason: '0',
    TaxPeriod: '0',
    DocNo: '0',
    DocDate: '0',
  });
}

/** The requisites in force today, with the code for a sum. Refuses a sum that is none. */
export async function showRequisites(
  ctx: Ctx,
  amountText: string,
): Promise<z.output<typeof requisites>> {
  const amountKopecks = amountOf(amountText);
  const today = enpRequisitesOn(ctx.today);
  const person = await personOf(ctx);
  const qrText = requisitesLine(today, { inn: person.inn, name: person.name }, amountKopecks);
  return {
    payee: today.payee,
    payeeInn: today.payeeInn,
    payeeKpp: today.payeeKpp,
    bank: today.bankName,
    bik: today.bik,
    account: today.account,
    correspondentAccount: today.correspondentAccount,
    kbk: today.kbk,
    oktmo: today.oktmo,
    purpose: today.purpose,
    payerInn: person.inn,
    amountKopecks,
    qrText,
    qrSvg: qrSvg(qrText),
    validFrom: inForceSince(ctx.today),
    unverified: !today.isVerified,
  };
}

/** The single tax payment itself began then (263-ФЗ). */
const ENP_SINCE = day('2023-01-01');

/** The first day of the requisites of a day: halving, because a changed set never comes back. */
function inForceSince(today: Day): Day {
  const now = JSON.stringify(enpRequisitesOn(today));
  let [first, last] = [0, daysBetween(ENP_SINCE, today)];
  while (first < last) {
    const middle = Math.floor((first + last) / 2);
    const isSame = JSON.stringify(enpRequisitesOn(addDays(ENP_SINCE, middle))) === now;
    if (isSame) last = middle;
    else first = middle + 1;
  }
  return addDays(ENP_SINCE, first);
}

function amountOf(text: string): Kopecks {
  if (!/^\d{1,15}$/.test(text)) throw refusals.amount_too_small({ field: 'amountKopecks' });
  return readAmount(kopecks(Number(text)));
}
