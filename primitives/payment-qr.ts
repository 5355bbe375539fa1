// The line inside a payment QR code, ГОСТ Р 56042-2014 («ST00012»). Written in UTF-8 only, read
// in all three encodings of the standard.
import type { Kopecks } from './money.ts';
import { type Parsed, accepted, refused } from './parsed.ts';

/** Values by the names of the standard (`Name`, `PersonalAcc`, …, `UIN`). */
export type PaymentQrFields = Readonly<Record<string, string>>;

export const REQUIRED_FIELDS = ['Name', 'PersonalAcc', 'BankName', 'BIC', 'CorrespAcc'] as const;

/** Longest values in characters; other fields have no limit of their own in the standard. */
export const FIELD_LENGTHS: Readonly<Record<string, number>> = {
  Name: 160,
  PersonalAcc: 20,
  BankName: 45,
  BIC: 9,
  CorrespAcc: 20,
  Sum: 18,
  Purpose: 210,
  PayeeINN: 12,
  PayerINN: 12,
  DrawerStatus: 2,
  KPP: 9,
  CBC: 20,
  OKTMO: 11,
  PaytReason: 2,
  TaxPeriod: 10,
  DocNo: 15,
  DocDate: 10,
  TaxPaytKind: 2,
  UIN: 25,
};

/** The order other programs print them in; anything else follows as given. */
const ADDITIONAL_ORDER = [
  'PayeeINN',
  'KPP',
  'PayerINN',
  'LastName',
  'FirstName',
  'MiddleName',
  'Purpose',
  'Sum',
  'CBC',
  'OKTMO',
  'DrawerStatus',
  'PaytReason',
  'TaxPeriod',
  'DocNo',
  'DocDate',
  'TaxPaytKind',
  'UIN',
];

const KNOWN_NAMES = [
  ...REQUIRED_FIELDS,
  ...ADDITIONAL_ORDER,
  ...'PayerAddress PersonalAccount DocIdx PensAcc Contract PersAcc Flat Phone'.split(' '),
  ...'PayerIdType PayerIdNum ChildFio BirthDate PaymTerm PaymPeriod Category'.split(' '),
  ...'ServiceName CounterId CounterVal QuittId QuittDate InstNum ClassNum'.split(' '),
  ...'SpecFio AddAmount RuleId ExecId RegType TechCode'.split(' '),
];

const SEPARATORS = ['|', '~', '^', ';', '#', '%'];

/** `Sum` of the standard: kopecks, digits only. */
export function qrSum(amount: Kopecks): string {
  return String(amount);
}

/**
 * The line for these fields. Throws RangeError when a required field is missing, a value is too
 * long, or no separator is left that occurs in no value.
 */
export function writePaymentQr(fields: PaymentQrFields): string {
  const written = Object.entries(fields).filter(([, value]) => value !== '');
  const names = new Set(written.map(([name]) => name));
  for (const name of REQUIRED_FIELDS) {
    if (!names.has(name)) throw new RangeError(`The payment QR needs ${name}`);
  }
  for (const [name, value] of written) {
    const longest = FIELD_LENGTHS[name];
    if (longest !== undefined && [...value].length > longest) {
      throw new RangeError(`${name} is longer than ${longest} characters`);
    }
  }
  const separator = SEPARATORS.find((mark) => written.every(([, value]) => !value.includes(mark)));
  if (separator === undefined) throw new RangeError('Every separator occurs in a value');
  const order = [...REQUIRED_FIELDS, ...ADDITIONAL_ORDER];
  const known = order.filter((name) => names.has(name));
  const others = written.map(([name]) => name).filter((name) => !order.includes(name));
  const pairs = [...known, ...others].map((name) => `${name}=${fields[name]}`);
  return ['ST00012', ...pairs].join(separator);
}

export type PaymentQrReason =
  | 'not_a_payment_qr'
  | 'unknown_version'
  | 'unknown_encoding'
  | 'wrong_encoding'
  | 'broken_pair'
  | 'required_missing'
  | 'wrong_sum'
  | 'too_long';

const ENCODINGS: Record<string, string> = { '1': 'windows-1251', '2': 'utf-8', '3': 'koi8-r' };

function decode(bytes: Uint8Array): Parsed<string, PaymentQrReason> {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 8));
  if (!/^ST\d{4}/u.test(head)) return refused('not_a_payment_qr');
  const encoding = ENCODINGS[head.charAt(6)];
  if (encoding === undefined) return refused('unknown_encoding');
  try {
    return accepted(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    // The bytes are not what the line says they are: the person scanned a foreign or cut code.
    return refused('wrong_encoding');
  }
}

/** Names in any case become those of the standard; «СВС» in Cyrillic is CBC. */
function properName(name: string): string {
  if (name.toUpperCase() === 'СВС') return 'CBC';
  return KNOWN_NAMES.find((known) => known.toLowerCase() === name.toLowerCase()) ?? name;
}

/** Reads the line as text or as the bytes of the code; a trailing separator is tolerated. */
export function readPaymentQr(code: string | Uint8Array): Parsed<PaymentQrFields, PaymentQrReason> {
  const decoded = typeof code === 'string' ? accepted(code) : decode(code);
  if (!decoded.ok) return decoded;
  const line = decoded.value.replace(/[\r\n]+$/u, '');
  if (!/^ST\d{4}/u.test(line)) return refused('not_a_payment_qr');
  if (line.slice(2, 6) !== '0001') return refused('unknown_version');
  if (ENCODINGS[line.charAt(6)] === undefined) return refused('unknown_encoding');
  const separator = line.charAt(7);
  if (separator === '') return refused('required_missing');
  const fields: Record<string, string> = {};
  const pairs = line.slice(8).split(separator);
  if (pairs.at(-1) === '') pairs.pop();
  for (const pair of pairs) {
    const equals = pair.indexOf('=');
    if (equals < 1) return refused('broken_pair');
    const name = properName(pair.slice(0, equals));
    const value = pair.slice(equals + 1);
    const longest = FIELD_LENGTHS[name];
    if (longest !== undefined && [...value].length > longest) return refused('too_long');
    fields[name] = value;
  }
  if (REQUIRED_FIELDS.some((name) => !fields[name])) return refused('required_missing');
  if (fields.Sum !== undefined && !/^\d+$/u.test(fields.Sum)) return refused('wrong_sum');
  return accepted(fields);
}
