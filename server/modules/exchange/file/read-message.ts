// One charge or payment of ГИС ГМП 2.x, read by libxml2 with its limits, without entities and the
// network. Names are compared without their namespaces: each version of the format has its own.
import { ParseOption, XmlDocument, XmlElement } from 'libxml2-wasm';
import { type Day, isDay, legalDay, moment, type Moment } from '#primitives/days';
import { parseUin } from '#primitives/identifiers/uin';
import { type Kopecks, kopecks } from '#primitives/money';
import type { Piece } from './cut-messages.ts';
import type { ChargeFacts, FileLine, LineFault, Meaning, PaymentFacts } from './line.ts';
import { payerOf } from './payer.ts';

const OPTIONS: ParseOption = ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NONET;
const TEXT_LENGTH_MAX = 1000;

class Fault extends Error {
  readonly fault: LineFault;
  readonly field: string;
  constructor(fault: LineFault, field: string) {
    super(`${field}: ${fault}`);
    this.fault = fault;
    this.field = field;
  }
}

/** Answers the fault of a message that cannot be read; never throws on what a file says. */
export function readMessage({ text, line }: Piece, zone: string): FileLine {
  let document: XmlDocument;
  try {
    document = XmlDocument.fromString(text, { option: OPTIONS });
  } catch {
    // Whatever libxml2 found wrong, the line is not XML; the piece itself is in the file.
    return { line, fault: 'not_xml', field: '' };
  }
  try {
    const element = document.root.firstChild;
    if (document.dtd !== null || !(element instanceof XmlElement)) {
      return { line, fault: 'not_xml', field: '' };
    }
    const isPayment = element.name.includes('Payment');
    return { line, facts: isPayment ? paymentOf(element, zone) : chargeOf(element, zone) };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { line, fault: error.fault, field: error.field };
  } finally {
    document.dispose();
  }
}

function chargeOf(element: XmlElement, zone: string): ChargeFacts {
  const uin = at(element, 'supplierBillID') ?? '';
  if (uin === '' || uin === '0') throw new Fault('no_uin', 'supplierBillID');
  const budget = child(element, 'BudgetIndex');
  const documentOn = budget && at(budget, 'taxDocDate');
  return {
    kind: 'charge',
    uin: uinOf(uin),
    ...common(element),
    amountKopecks: sumOf(element, 'totalAmount'),
    billedOn: dayOf(element, 'billDate', zone),
    dueOn: at(element, 'validUntil') === null ? null : dayOf(element, 'validUntil', zone),
    taxPeriod: (budget && at(budget, 'taxPeriod')) ?? '0',
    documentNumber: zeroIsNone(budget && at(budget, 'taxDocNumber')),
    documentOn: documentOn !== null && isDay(documentOn) ? documentOn : null,
  };
}

function paymentOf(element: XmlElement, zone: string): PaymentFacts {
  const key = at(element, 'paymentId');
  if (key === null) throw new Fault('no_payment_id', 'paymentId');
  const payee = child(element, 'Payee');
  const account = payee && child(payee, 'OrgAccount');
  const bank = account && child(account, 'Bank');
  const uin = zeroIsNone(at(element, 'supplierBillID'));
  const { payer, kbk, oktmo, purpose, meaning, changedAt } = common(element);
  return {
    kind: 'payment',
    source: 'gisgmp',
    key,
    payer,
    kbk,
    oktmo,
    purpose,
    meaning,
    changedAt,
    amountKopecks: sumOf(element, 'amount'),
    paidOn: dayOf(element, 'paymentDate', zone),
    uin: uin === null ? null : uinOf(uin),
    payeeInn: payee && at(payee, 'inn'),
    payeeAccount: account && at(account, 'accountNumber'),
    payeeBik: bank && at(bank, 'bik'),
  };
}

function common(element: XmlElement) {
  const payer = child(element, 'Payer');
  const status = child(element, 'ChangeStatusInfo');
  const changedAt = status && child(status, 'ChangeDate')?.content.trim();
  return {
    payer: payerOf((payer && at(payer, 'payerIdentifier')) ?? '', payer && at(payer, 'payerName')),
    kbk: kbkOf(element),
    oktmo: at(element, 'oktmo') ?? '0',
    purpose: at(element, 'purpose') ?? '',
    meaning: meaningOf(status),
    changedAt: changedAt ? momentOf(changedAt, 'ChangeDate') : null,
  };
}

function child(element: XmlElement, name: string): XmlElement | null {
  for (let node = element.firstChild; node !== null; node = node.next) {
    if (node instanceof XmlElement && node.name === name) return node;
  }
  return null;
}

/** Null: absent or empty. */
function at(element: XmlElement, name: string): string | null {
  const value = element.attrs.find((one) => one.name === name)?.value.trim();
  if (value !== undefined && value.length > TEXT_LENGTH_MAX) throw new Fault('too_long', name);
  return value || null;
}

const zeroIsNone = (value: string | null): string | null => (value === '0' ? null : value);

function uinOf(text: string): string {
  const read = parseUin(text);
  if (!read.ok) throw new Fault('wrong_uin', 'supplierBillID');
  return read.value;
}

function kbkOf(element: XmlElement): string {
  const kbk = at(element, 'kbk') ?? '';
  // The code of income of other administrators may have letters.
  if (!/^\d{3}[0-9A-Z]{17}$/u.test(kbk)) throw new Fault('wrong_kbk', 'kbk');
  return kbk;
}

function sumOf(element: XmlElement, name: string): Kopecks {
  const text = at(element, name) ?? '';
  if (!/^\d{1,14}$/u.test(text)) throw new Fault('wrong_sum', name);
  return kopecks(Number(text));
}

/** A day, or the legal day of a moment; a moment without a zone is the country's own. */
function dayOf(element: XmlElement, name: string, zone: string): Day {
  const text = at(element, name) ?? '';
  const plain = /^(\d{4}-\d{2}-\d{2})(?:T[\d:.]+)?$/u.exec(text)?.[1] ?? '';
  if (isDay(plain)) return plain;
  return legalDay(momentOf(text, name), zone);
}

function momentOf(text: string, field: string): Moment {
  const isMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/u.test(text);
  const isReal = isMoment && isDay(text.slice(0, 10));
  const at = isReal ? Date.parse(/(Z|[+-]\d{2}:\d{2})$/u.test(text) ? text : `${text}Z`) : NaN;
  if (Number.isNaN(at)) throw new Fault('wrong_day', field);
  return moment(at);
}

const MEANINGS: Record<string, Meaning> = {
  '1': 'new',
  '2': 'changed',
  '3': 'cancelled',
  '4': 'restored',
};

/** A message without a status is a new one. */
function meaningOf(status: XmlElement | null): Meaning {
  if (status === null) return 'new';
  const text = child(status, 'Meaning')?.content.trim() ?? '';
  const meaning = MEANINGS[text];
  if (meaning === undefined) throw new Fault('wrong_meaning', 'ChangeStatusInfo/Meaning');
  return meaning;
}
