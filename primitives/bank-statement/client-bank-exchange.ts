// 1CClientBankExchange, the text file every Russian bank writes (versions 1.01 to 1.03). Read line
// by line, so that a file of any length needs the memory of one document.
import { type Day, parseDay } from '../days.ts';
import { type Kopecks, kopecks } from '../money.ts';
import { Totals } from './totals.ts';
import {
  type BudgetFields,
  type Control,
  identityOf,
  type LineReason,
  type Party,
  type StatementAccount,
  type StatementDocument,
  type StatementReason,
  type UnreadLine,
} from './statement.ts';

export const FIRST_LINE = '1CClientBankExchange';
export const HEADER_WORDS = ['ВерсияФормата', 'Кодировка', 'СекцияДокумент'];

/** No key or purpose is near this; a longer line is not this format. */
const LINE_LENGTH_MAX = 16_384;
/** The standard knows about sixty keys of a document, banks add some. */
const KEYS_MAX = 300;

type Fields = Map<string, string>;

class Trouble extends Error {
  readonly reason: LineReason;
  readonly field: string;
  constructor(reason: LineReason, field: string) {
    super(`${field}: ${reason}`);
    this.reason = reason;
    this.field = field;
  }
}

export type Said = { document: StatementDocument } | { unread: UnreadLine } | null;

export class ClientBankReader {
  readonly #totals = new Totals();
  #line = 0;
  #kind = '';
  #beganAt = 0;
  #section: 'header' | 'account' | 'document' | 'end' = 'header';
  #fields: Fields = new Map();
  #broken: StatementReason | null = null;

  /** Takes the next line; answers the document that it closes. */
  push(text: string): Said {
    this.#line += 1;
    if (this.#broken !== null || this.#section === 'end') return null;
    if (this.#line === 1) return this.#first(text);
    if (text.length > LINE_LENGTH_MAX) this.#broken = 'too_long';
    const [key, value] = split(text);
    if (key === 'КонецФайла') return this.#close();
    if (key === 'СекцияРасчСчет') return this.#open('account', '');
    if (key === 'СекцияДокумент') return this.#open('document', value);
    if (key === 'КонецРасчСчет') return this.#endAccount();
    if (key === 'КонецДокумента') return this.#endDocument();
    if (this.#section === 'header' && key === 'РасчСчет') this.#totals.know(value);
    if (this.#section !== 'header' && text.trim() !== '') this.#keep(key, value);
    return null;
  }

  /** After the last line: why nothing may be taken, or the totals. */
  end():
    | { ok: false; reason: StatementReason }
    | {
        ok: true;
        accounts: StatementAccount[];
        controls: Control[];
      } {
    if (this.#line === 0) return { ok: false, reason: 'not_a_statement' };
    if (this.#broken !== null) return { ok: false, reason: this.#broken };
    if (this.#section !== 'end') return { ok: false, reason: 'cut' };
    return { ok: true, accounts: this.#totals.accounts(), controls: this.#totals.controls() };
  }

  #first(text: string): null {
    if (text.replace(/^\uFEFF/u, '').trimEnd() !== FIRST_LINE) this.#broken = 'not_a_statement';
    return null;
  }

  #close(): null {
    // A section left open before the last line: the middle of the file is lost.
    if (this.#section === 'header') this.#section = 'end';
    else this.#broken = 'cut';
    return null;
  }

  #open(section: 'account' | 'document', kind: string): null {
    if (this.#section !== 'header') this.#broken = 'cut';
    this.#section = section;
    this.#kind = kind;
    this.#beganAt = this.#line;
    this.#fields = new Map();
    return null;
  }

  #keep(key: string, value: string): void {
    if (this.#fields.size >= KEYS_MAX) this.#broken = 'too_long';
    // An empty repetition of a key that some banks write does not take a value away.
    else if (value !== '' || !this.#fields.has(key)) this.#fields.set(key, value);
  }

  #endAccount(): Said {
    if (this.#section !== 'account') this.#broken = 'cut';
    this.#section = 'header';
    return this.#reading(() => {
      this.#totals.addSection(accountOf(this.#fields));
      return null;
    });
  }

  #endDocument(): Said {
    if (this.#section !== 'document') this.#broken = 'cut';
    this.#section = 'header';
    return this.#reading(() => {
      const of = { line: this.#beganAt, kind: this.#kind, isOwn: this.#totals.isOwn };
      const document = documentOf(this.#fields, of);
      this.#totals.addDocument(document);
      return { document };
    });
  }

  #reading(read: () => Said): Said {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      return { unread: { line: this.#beganAt, reason: error.reason, field: error.field } };
    }
  }
}

/** The first `=` splits; a line without one is kept under its own text. */
function split(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 0) return [text.trim(), ''];
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

const filled = (fields: Fields, key: string): string | null => fields.get(key) || null;

function dayAt(fields: Fields, key: string): Day | null {
  const text = filled(fields, key);
  if (text === null) return null;
  const read = parseDay(text);
  if (!read.ok) throw new Trouble('wrong_day', key);
  return read.value;
}

/** Roubles with a dot, at times a comma, and no thousands. */
function sumAt(fields: Fields, key: string): Kopecks | null {
  const text = filled(fields, key);
  if (text === null) return null;
  const found = /^(-?)(\d{1,13})(?:[.,](\d{1,2}))?$/u.exec(text);
  if (found === null) throw new Trouble('wrong_sum', key);
  const value = Number(found[2]! + (found[3] ?? '').padEnd(2, '0'));
  return kopecks(found[1] === '-' ? -value : value);
}

function accountOf(fields: Fields): StatementAccount {
  return {
    account: filled(fields, 'РасчСчет') ?? '',
    from: dayAt(fields, 'ДатаНачала'),
    to: dayAt(fields, 'ДатаКонца'),
    openingKopecks: sumAt(fields, 'НачальныйОстаток'),
    inKopecks: sumAt(fields, 'ВсегоПоступило'),
    outKopecks: sumAt(fields, 'ВсегоСписано'),
    closingKopecks: sumAt(fields, 'КонечныйОстаток'),
  };
}

const WITH_INN = /^ИНН\s*(\d{10}|\d{12})(?:\s*[/\\,]?\s*КПП\s*(\d{9}))?[\s,/\\]+(.+)$/u;

/** Both ways of naming a side: one value with its ИНН, or four numbered ones. */
function partyOf(fields: Fields, who: 'Плательщик' | 'Получатель'): Party {
  const whole = filled(fields, who) ?? filled(fields, `${who}1`);
  const found = whole === null ? null : WITH_INN.exec(whole);
  const second = filled(fields, `${who}2`);
  const numbered = second !== null && /^\d{20}$/u.test(second) ? second : null;
  return {
    name: found?.[3] ?? whole,
    inn: filled(fields, `${who}ИНН`) ?? found?.[1] ?? null,
    kpp: filled(fields, `${who}КПП`) ?? found?.[2] ?? null,
    account: filled(fields, `${who}Счет`) ?? filled(fields, `${who}РасчСчет`) ?? numbered,
    bankName: filled(fields, `${who}Банк1`) ?? filled(fields, `${who}3`),
    bik: filled(fields, `${who}БИК`),
    correspondentAccount: filled(fields, `${who}Корсчет`),
  };
}

function budgetOf(fields: Fields): BudgetFields {
  return {
    uin: filled(fields, 'Код'),
    payerStatus: filled(fields, 'СтатусСоставителя'),
    kbk: filled(fields, 'ПоказательКБК'),
    oktmo: filled(fields, 'ОКАТО'),
    ground: filled(fields, 'ПоказательОснования'),
    period: filled(fields, 'ПоказательПериода'),
    documentNumber: filled(fields, 'ПоказательНомера'),
    documentDate: filled(fields, 'ПоказательДаты'),
  };
}

const SIDE = /^(?:Плательщик|Получатель)(?:[1-4]|ИНН|КПП|Счет|РасчСчет|Банк[12]|БИК|Корсчет)?$/u;
const KNOWN = new Set(
  (
    'Номер Дата Сумма ДатаСписано ДатаПоступило НазначениеПлатежа Код СтатусСоставителя ' +
    'ПоказательКБК ОКАТО ПоказательОснования ПоказательПериода ПоказательНомера ПоказательДаты'
  ).split(' '),
);

/** Side accounts of indirect settlement belong to the side too. */
function accountsOf(fields: Fields, who: 'Плательщик' | 'Получатель'): string[] {
  return ['Счет', 'РасчСчет', '2'].flatMap((key) => filled(fields, who + key) ?? []);
}

interface Around {
  line: number;
  kind: string;
  isOwn: (account: string) => boolean;
}

function documentOf(fields: Fields, { line, kind, isOwn }: Around): StatementDocument {
  const madeOn = dayAt(fields, 'Дата');
  if (madeOn === null) throw new Trouble('wrong_day', 'Дата');
  const amountKopecks = sumAt(fields, 'Сумма');
  if (amountKopecks === null || amountKopecks <= 0) throw new Trouble('wrong_sum', 'Сумма');
  const wentOn = dayAt(fields, 'ДатаСписано');
  const cameOn = dayAt(fields, 'ДатаПоступило');
  const payers = accountsOf(fields, 'Плательщик').filter(isOwn);
  const payees = accountsOf(fields, 'Получатель').filter(isOwn);
  const isIn = wentOn === null && cameOn !== null;
  const isOut = cameOn === null && wentOn !== null;
  const byAccount = directionOf(payers.length > 0, payees.length > 0);
  const direction = isIn ? 'in' : isOut ? 'out' : byAccount;
  const payer = partyOf(fields, 'Плательщик');
  const payee = partyOf(fields, 'Получатель');
  const own = direction === 'in' ? (payees[0] ?? payee.account) : (payers[0] ?? payer.account);
  const purposes = [...fields].filter(([key]) => /^НазначениеПлатежа[1-6]?$/u.test(key));
  const facts = {
    number: filled(fields, 'Номер') ?? '',
    madeOn,
    bookedOn: (direction === 'in' ? cameOn : wentOn) ?? cameOn ?? wentOn,
    amountKopecks,
    direction,
    account: direction === 'unknown' ? null : own,
    payer,
    payee,
    purpose: filled(fields, 'НазначениеПлатежа') ?? purposes.map(([, text]) => text).join(' '),
    budget: budgetOf(fields),
  };
  const unknown = [...fields].filter(([key]) => !KNOWN.has(key) && !SIDE.test(key));
  return { line, kind, ...facts, identity: identityOf(facts), other: Object.fromEntries(unknown) };
}

function directionOf(isPayerOwn: boolean, isPayeeOwn: boolean): StatementDocument['direction'] {
  if (isPayerOwn && isPayeeOwn) return 'own';
  if (isPayeeOwn) return 'in';
  return isPayerOwn ? 'out' : 'unknown';
}
