// Cards of the stand. A number is checked and forgotten: it is stored nowhere.
import type { Reason } from './order.ts';

export interface TestCard {
  number: string;
  /** What the bank says when it is charged; null: it pays. */
  reason: Reason | null;
  says: string;
}

/** Numbers of the «Мир» range with a right check digit, none of a real bank. */
export const TEST_CARDS: readonly TestCard[] = [
  { number: '2200000000000004', reason: null, says: 'платит' },
  { number: '2200000000000012', reason: 'insufficient_funds', says: 'недостаточно средств' },
  { number: '2200000000000020', reason: 'blocked_card', says: 'карта заблокирована' },
  { number: '2200000000000038', reason: 'wrong_requisites', says: 'неверные реквизиты' },
];

/** Holder of every test card: the inbox shows the codes under this number. */
export const CARD_PHONE = '79000000000';

/** How the card answers to a charge: an unknown number pays. */
export const reasonOfCard = (digits: string): Reason | null =>
  TEST_CARDS.find((card) => card.number === digits)?.reason ?? null;
