// The receipt as a paper: its words for the PDF and the picture. Pure.
import { REASON_WORDS, type Receipt, writtenText } from '#modules/self-employment';
import { formatDay, type Day } from '#primitives/days';
import { formatMoney } from '#primitives/money';

export interface Seller {
  inn: string;
  /** «Смирнов Борис Ильич» */
  name: string;
}

/** What `receipt.typ` shows; every value is text, printed as it is. */
export interface ReceiptPaper {
  title: string;
  note: string | null;
  day: string;
  clock: string;
  seller: string;
  lines: { name: string; detail: string | null; sum: string }[];
  total: string;
  facts: [label: string, value: string][];
  cancelled: string[] | null;
}

const PAYMENT_WORDS = { cash: 'наличными, картой', account: 'на счёт' } as const;

export function paperOf(receipt: Receipt, seller: Seller, isStand: boolean): ReceiptPaper {
  const written = writtenText(receipt.operation);
  return {
    title: `Чек № ${receipt.number}`,
    note: isStand ? 'Учебный стенд: это не чек.' : null,
    day: formatDay(written.slice(0, 10) as Day, 'short'),
    clock: `${written.slice(11, 16)} (${written.slice(-6)})`,
    seller: seller.name,
    lines: receipt.lines.map((line, at) => ({
      name: `${at + 1}. ${line.name}`,
      detail:
        line.quantity === '1'
          ? null
          : `${line.quantity.replace('.', ',')} × ${formatMoney(line.priceKopecks)}`,
      sum: formatMoney(line.sumKopecks),
    })),
    total: formatMoney(receipt.totalKopecks),
    facts: [
      ['Режим НО', 'НПД'],
      ['ИНН', seller.inn],
      ['Расчёт', PAYMENT_WORDS[receipt.paymentKind]],
      ['Чек сформировал', 'Кабинет'],
      ...buyerFacts(receipt),
      ...linkFacts(receipt),
    ],
    cancelled: cancelledWords(receipt),
  };
}

function buyerFacts({ buyer }: Receipt): [string, string][] {
  const words = [buyer.inn && `ИНН ${buyer.inn}`, buyer.name].filter(Boolean).join(' ');
  return words === '' ? [] : [['Покупатель', words]];
}

function linkFacts({ replacesNumber }: Receipt): [string, string][] {
  return replacesNumber === null ? [] : [['Вместо чека', `№ ${replacesNumber}`]];
}

function cancelledWords({ cancellation, replacedBy }: Receipt): string[] | null {
  if (cancellation === null) return null;
  const on = formatDay(cancellation.on, 'short');
  const instead = replacedBy === null ? [] : [`Вместо него: чек № ${replacedBy}`];
  return ['Чек аннулирован', `${REASON_WORDS[cancellation.reason]}, ${on}`, ...instead];
}
