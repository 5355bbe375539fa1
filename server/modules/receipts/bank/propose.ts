// Whether money that came is income of a self-employed person, and how much of it (formats/
// payments-bank §3). A proposal: the person decides. Pure.
import type { StatementDocument } from '#primitives/bank-statement/statement';
import { type Kopecks, add, kopecks, parseMoney } from '#primitives/money';
import type { Words } from '#modules/self-employment';

export type Exclusion = 'own' | 'loan' | 'return' | 'deposit' | 'budget' | 'wage';

export const EXCLUSIONS: Record<Exclusion, Words> = {
  own: { ru: 'Перевод между своими счетами', en: 'A transfer between own accounts' },
  loan: { ru: 'Заём или кредит', en: 'A loan' },
  return: { ru: 'Возврат', en: 'A return' },
  deposit: { ru: 'Вклад или проценты', en: 'A deposit or its interest' },
  budget: { ru: 'Из бюджета', en: 'From the budget' },
  wage: { ru: 'Зарплата', en: 'A wage' },
};

const BY_PURPOSE: readonly [Exclusion, RegExp][] = [
  ['loan', /(^|[^а-яё])(за[её]м|займ|кредит|ссуд)/iu],
  ['return', /(^|[^а-яё])(возврат|возвращ)/iu],
  ['deposit', /(^|[^а-яё])(депозит|вклад|процент(ы|ов) (по|на) )/iu],
  ['wage', /(^|[^а-яё])(заработн|зарплат|аванс за (перв|втор)ую половину)/iu],
  ['own', /(собственных средств|между своими сч[её]тами|пополнение сч[её]та)/iu],
];
/** Treasury accounts begin with these digits. */
const BUDGET_ACCOUNT = /^(03|401|402)\d+$/u;

/** Null: nothing speaks against income. */
export function exclusionOf(document: StatementDocument, ownInn: string): Exclusion | null {
  const { payer, purpose, direction } = document;
  if (direction === 'own' || payer.inn === ownInn) return 'own';
  if (payer.account !== null && BUDGET_ACCOUNT.test(payer.account)) return 'budget';
  return BY_PURPOSE.find(([, pattern]) => pattern.test(purpose))?.[0] ?? null;
}

const ACQUIRING = /(эквайринг|возмещение|торговый эквайринг)/iu;
const GROSS = /сумма операций:?\s*([\d\s]+(?:[.,]\d{1,2})?)/iu;
const FEE = /комисси[яи]:?\s*([\d\s]+(?:[.,]\d{1,2})?)/iu;

/** The bank pays out card money less its fee; the income is all of it. */
export function grossOf(document: Pick<StatementDocument, 'purpose' | 'amountKopecks'>): Kopecks {
  const { purpose, amountKopecks } = document;
  if (!ACQUIRING.test(purpose)) return amountKopecks;
  const [gross, fee] = [sumIn(purpose, GROSS), sumIn(purpose, FEE)];
  if (gross !== null && gross >= amountKopecks) return gross;
  return gross === null && fee !== null ? add(amountKopecks, fee) : amountKopecks;
}

function sumIn(text: string, pattern: RegExp): Kopecks | null {
  const found = pattern.exec(text)?.[1];
  const read = found === undefined ? null : parseMoney(found.trim());
  return read?.ok === true && read.value > 0 ? kopecks(read.value) : null;
}
