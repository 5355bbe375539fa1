// The lines of a bank statement that are payments to the budget.
import type { StatementDocument } from '#primitives/bank-statement/read';
import type { FileLine } from './line.ts';
import { payerOfInn } from './payer.ts';

const TREASURY = /^03\d{18}$/u;

/**
 * A document with a КБК, or to a treasury account, is a payment to the budget; others are not for
 * the tax account. Its key is the same in the payer's statement and in the treasury's.
 */
export function readDocument(document: StatementDocument): FileLine {
  const { line, payer, payee, budget, amountKopecks, madeOn, purpose } = document;
  const { kbk } = budget;
  const isBudget = kbk !== null || TREASURY.test(payee.account ?? '');
  if (!isBudget) return { line, fault: 'not_budget', field: '' };
  if (kbk === null || !/^\d{20}$/u.test(kbk)) {
    return { line, fault: 'wrong_kbk', field: 'ПоказательКБК' };
  }
  const words = purpose.replaceAll(/\s+/gu, ' ').trim().toLowerCase();
  const key = [payer.account ?? payer.inn ?? '', madeOn, document.number, amountKopecks];
  return {
    line,
    facts: {
      kind: 'payment',
      source: 'bank',
      key: [...key, payee.account ?? '', words].join('|'),
      payer: payerOfInn(payer.inn, payer.name),
      amountKopecks,
      paidOn: document.bookedOn ?? madeOn,
      uin: budget.uin === null || /^0+$/u.test(budget.uin) ? null : budget.uin,
      kbk,
      oktmo: budget.oktmo ?? '0',
      purpose,
      payeeInn: payee.inn,
      payeeAccount: payee.account,
      payeeBik: payee.bik,
      meaning: 'new',
      changedAt: null,
    },
  };
}
