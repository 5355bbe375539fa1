// Where a person is paid: an account at a bank, or a phone known to a bank. Pure.
import { parseAccount } from '#primitives/identifiers/account';
import { parseBik } from '#primitives/identifiers/bik';
import { parsePhone } from '#primitives/identifiers/phone';
import { refusals } from './errors.ts';

export type DetailsKind = 'account' | 'phone';

/** Of a phone only the bank and the phone are written, of an account all but the phone. */
export interface PaymentDetails {
  kind: DetailsKind;
  bankName: string;
  bik: string;
  account: string;
  correspondentAccount: string;
  phone: string | null;
}

export interface TypedDetails {
  kind: DetailsKind;
  bankName: string;
  bik: string;
  account: string;
  correspondentAccount: string;
  phone: string;
}

/** Details of one kind that a person keeps: programs show them in a list. */
export const DETAILS_MAX = 50;
const BANK_NAME_MAX = 160;

/**
 * Reads what was typed. `isKeyed`: the keys of the accounts must fit the bank, as in the cabinet,
 * where the person can mend them; programs of the wire send what they have kept.
 * @throws payment-details.bank_name_invalid, bik_invalid, account_invalid, phone_invalid
 */
export function readDetails(typed: TypedDetails, isKeyed: boolean): PaymentDetails {
  const bankName = typed.bankName.replace(/\s+/gu, ' ').trim();
  const isPrintable = bankName.isWellFormed() && !/\p{Cc}/u.test(bankName);
  if (bankName === '' || bankName.length > BANK_NAME_MAX || !isPrintable) {
    throw refusals.bank_name_invalid({ field: 'bankName' });
  }
  if (typed.kind === 'phone') {
    const phone = parsePhone(typed.phone);
    if (!phone.ok) throw refusals.phone_invalid({ field: 'phone' });
    const none = { bik: '', account: '', correspondentAccount: '' };
    return { kind: 'phone', bankName, ...none, phone: phone.value };
  }
  const bik = parseBik(typed.bik);
  if (!bik.ok) throw refusals.bik_invalid({ field: 'bik' });
  const account = (field: 'account' | 'correspondentAccount'): string => {
    const read = parseAccount(typed[field], isKeyed ? bik.value : null);
    if (!read.ok) throw refusals.account_invalid({ field });
    return read.value;
  };
  return {
    kind: 'account',
    bankName,
    bik: bik.value,
    account: account('account'),
    correspondentAccount: account('correspondentAccount'),
    phone: null,
  };
}
