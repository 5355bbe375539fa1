// Answers about the tax (wire §6): every key, money as JSON numbers with two digits.
import * as z from 'zod/mini';
import { money } from '../exact.ts';

const text = z.nullable(z.string());

export const taxes = z.object({
  totalForPayment: money,
  total: money,
  tax: money,
  debt: money,
  overpayment: money,
  penalty: money,
  nominalTax: money,
  nominalOverpayment: money,
  taxPeriodId: z.int(),
  lastPaymentAmount: z.nullable(money),
  lastPaymentDate: text,
  regions: z.array(z.never()),
});

export const history = z.object({
  records: z.array(
    z.object({
      taxPeriodId: z.int(),
      taxAmount: money,
      bonusAmount: money,
      paidAmount: money,
      taxBaseAmount: z.nullable(money),
      chargeDate: text,
      dueDate: text,
      oktmo: z.string(),
      regionName: z.string(),
      kbk: z.string(),
      taxOrganCode: z.string(),
      type: z.literal('TAX'),
      krsbTaxChargeId: z.int(),
      receiptCount: z.int(),
    }),
  ),
});

export const payments = z.object({
  records: z.array(
    z.object({
      sourceType: z.enum(['PAYMENT', 'CHARGE']),
      type: z.literal('TAX'),
      documentIndex: z.string(),
      amount: money,
      operationDate: z.string(),
      dueDate: z.string(),
      oktmo: z.string(),
      kbk: z.string(),
      status: z.enum(['PAID', 'UNPAID']),
      taxPeriodId: z.int(),
      regionName: z.string(),
      krsbAcceptedDate: text,
    }),
  ),
});

export const debts = z.object({ hasDebts: z.boolean(), totalUnpaid: money, debts: money });

const yearIncome = {
  totalIncomeAmount: money,
  maxTotalIncomeThresholdExceeded: z.boolean(),
  annualIncomeThreshold: z.int(),
  availableIncomeToExceedThreshold: money,
  annualIncomeStatus: z.enum(['NORMAL', 'WARNING', 'EXCEEDED']),
  updatedTime: z.string(),
};

export const bonus = z.object({
  bonusAmount: money,
  ...yearIncome,
  totalIncomeByYears: z.record(z.string(), z.object(yearIncome)),
  teenBonusAmount: z.null(),
  teenBonusUpdatedTime: z.null(),
});
