// Factories for tests, here and in higher modules.
import { kopecks } from '#primitives/money';
import { day } from '#primitives/days';
import { taxpayerId, type TaxpayerId } from '#platform/context';
import { newId } from '#platform/ids';
import type { NewCharge } from '../../charge.ts';
import type { PaymentToPost } from '../../post-payment.ts';

let taxpayers = 0;

/** Somebody whose account nobody has touched yet. */
export function newTaxpayer(): TaxpayerId {
  taxpayers += 1;
  return taxpayerId(taxpayers);
}

/** A charge of property tax due on 1 December 2026, unless said otherwise. */
export function someCharge(facts: Partial<NewCharge> = {}): NewCharge {
  return {
    chargeId: newId(),
    class: 'tax',
    tax: 'property',
    taxYear: 2025,
    subjectOfTax: 'Квартира, Москва, ул. Лесная, 7',
    objectId: null,
    noticeNumber: null,
    oktmo: '45382000',
    kbk: '18210601010031000110',
    uin: null,
    dueOn: day('2026-12-01'),
    chargedOn: day('2026-09-01'),
    amountKopecks: kopecks(100_000),
    unverified: false,
    ...facts,
  };
}

/**
 * Money that the bank took on 21 November 2026, unless said otherwise; each call another payment.
 */
export function somePayment(
  facts: { amount: number } & Partial<Omit<PaymentToPost, 'amountKopecks'>>,
): PaymentToPost {
  const { amount, ...rest } = facts;
  return {
    source: 'bank',
    eventKey: newId(),
    paymentId: newId(),
    amountKopecks: kopecks(amount),
    paidOn: day('2026-11-21'),
    ...rest,
  };
}
