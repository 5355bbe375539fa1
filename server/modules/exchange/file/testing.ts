// Files of the kinds a load takes, in our own words, for tests here and of whole stories.
import { completeUin } from '#primitives/identifiers/uin';

export interface SampleCharge {
  inn?: string;
  payerIdentifier?: string;
  uin?: string;
  amountKopecks?: number;
  billedOn?: string;
  dueOn?: string | null;
  kbk?: string;
  oktmo?: string;
  taxPeriod?: string;
  meaning?: 1 | 2 | 3 | 4;
  changedAt?: string;
  purpose?: string;
}

export interface SamplePayment {
  inn?: string;
  paymentId?: string;
  uin?: string;
  amountKopecks?: number;
  paidOn?: string;
  kbk?: string;
  account?: string;
  bik?: string;
  meaning?: 1 | 2 | 3 | 4;
  changedAt?: string;
  /** As ГИС ГМП writes it; absent: by the ИНН. */
  payerIdentifier?: string;
}

export const TREASURY = { inn: '7727406020', account: '03100643000000018500', bik: '017003983' };
export const ENP_KBK = '18201061201010000510';
/** Tax on income by a person's own return. */
export const NDFL_KBK = '18210102030011000110';

/** A right УИН of the tax service for a number of the test's choice. */
export const uinFor = (number: number): string =>
  completeUin(`18226${String(number).padStart(14, '0')}`);

export const payerIdentifierOf = (inn: string): string => `122${inn.padStart(19, '0')}`;

const version = (name: string): string => `http://roskazna.ru/gisgmp/xsd/${name}/2.2.0`;
const names =
  `xmlns:com="${version('Common')}" xmlns:org="${version('Organization')}" ` +
  `xmlns:chg="${version('Charge')}" xmlns:pmnt="${version('Payment')}"`;

const status = ({ meaning, changedAt }: Pick<SampleCharge, 'meaning' | 'changedAt'>): string =>
  meaning === undefined
    ? ''
    : `<com:ChangeStatusInfo><com:Meaning>${meaning}</com:Meaning>` +
      `${changedAt === undefined ? '' : `<com:ChangeDate>${changedAt}</com:ChangeDate>`}` +
      '</com:ChangeStatusInfo>';

const payee = (account: string, bik: string): string =>
  `<org:Payee name="Казначейство России (ФНС России)" inn="${TREASURY.inn}" kpp="770701001">` +
  `<com:OrgAccount accountNumber="${account}"><com:Bank bik="${bik}"/></com:OrgAccount>` +
  '</org:Payee>';

export function chargeXml(charge: SampleCharge): string {
  const due = charge.dueOn === null ? '' : ` validUntil="${charge.dueOn ?? '2026-07-15'}"`;
  const payer = charge.payerIdentifier ?? payerIdentifierOf(charge.inn ?? '770123456703');
  return (
    `<ns0:ChargeInfo supplierBillID="${charge.uin ?? uinFor(1)}" ` +
    `billDate="${charge.billedOn ?? '2026-05-20'}T10:00:00+03:00"${due} ` +
    `totalAmount="${charge.amountKopecks ?? 130_000}" amountToPay="0" ` +
    `purpose="${charge.purpose ?? 'Налог на доходы за 2025 год'}" ` +
    `kbk="${charge.kbk ?? NDFL_KBK}" oktmo="${charge.oktmo ?? '45381000'}">\n` +
    `  ${payee(TREASURY.account, TREASURY.bik)}\n` +
    `  <chg:Payer payerIdentifier="${payer}" payerName="Петров Пётр"/>\n` +
    `  <chg:BudgetIndex status="13" paytReason="0" ` +
    `taxPeriod="${charge.taxPeriod ?? 'ГД.00.2025'}" taxDocNumber="0" taxDocDate="0"/>\n` +
    `  ${status(charge)}\n</ns0:ChargeInfo>`
  );
}

export function paymentXml(payment: SamplePayment): string {
  const uin = payment.uin === undefined ? '' : ` supplierBillID="${payment.uin}"`;
  const payer = payment.payerIdentifier ?? payerIdentifierOf(payment.inn ?? '770123456703');
  return (
    `<ns0:PaymentInfo paymentId="${payment.paymentId ?? `1${'0'.repeat(31)}`}"${uin} ` +
    `amount="${payment.amountKopecks ?? 130_000}" ` +
    `paymentDate="${payment.paidOn ?? '2026-06-01'}T12:00:00+03:00" purpose="ЕНП" ` +
    `kbk="${payment.kbk ?? ENP_KBK}" oktmo="0" transKind="01">\n` +
    `  <pmnt:Payer payerIdentifier="${payer}" ` +
    `payerName="Петров Пётр"/>\n` +
    `  ${payee(payment.account ?? TREASURY.account, payment.bik ?? TREASURY.bik)}\n` +
    `  ${status(payment)}\n</ns0:PaymentInfo>`
  );
}

const wrapped = (what: string, inside: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n` +
  `<ns0:${what} xmlns:ns0="urn://roskazna.ru/gisgmp/xsd/services/export/2.2.0" ${names} ` +
  `hasMore="false" timestamp="2026-06-01T10:00:00">\n${inside}\n</ns0:${what}>\n`;

export const chargesFile = (...charges: SampleCharge[]): string =>
  wrapped('ExportChargesResponse', charges.map(chargeXml).join('\n'));

export const paymentsFile = (...payments: SamplePayment[]): string =>
  wrapped('ExportPaymentsResponse', payments.map(paymentXml).join('\n'));

export interface SampleOrder {
  inn?: string;
  number?: string;
  on?: string;
  roubles?: string;
  kbk?: string;
  account?: string;
  payerAccount?: string;
}

/** A statement of the treasury's account: money that came in. */
export function statementFile(...orders: SampleOrder[]): string {
  const documents = orders.map((order) => [
    'СекцияДокумент=Платежное поручение',
    `Номер=${order.number ?? '1'}`,
    `Дата=${order.on ?? '01.06.2026'}`,
    `Сумма=${order.roubles ?? '1300.00'}`,
    `ПлательщикСчет=${order.payerAccount ?? '40817810700000000001'}`,
    'Плательщик=Петров Пётр',
    `ПлательщикИНН=${order.inn ?? '770123456703'}`,
    `ПолучательСчет=${order.account ?? TREASURY.account}`,
    `ДатаПоступило=${order.on ?? '01.06.2026'}`,
    'Получатель=Казначейство России (ФНС России)',
    `ПолучательИНН=${TREASURY.inn}`,
    `ПолучательБИК=${TREASURY.bik}`,
    'СтатусСоставителя=13',
    `ПоказательКБК=${order.kbk ?? ENP_KBK}`,
    'ОКАТО=0',
    'НазначениеПлатежа=ЕНП',
    'КонецДокумента',
  ]);
  const head = ['1CClientBankExchange', 'ВерсияФормата=1.03', 'Кодировка=Windows'];
  const account = `РасчСчет=${TREASURY.account}`;
  return [...head, account, ...documents.flat(), 'КонецФайла', ''].join('\r\n');
}
