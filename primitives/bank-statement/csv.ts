// A statement as a table of text. Banks agree on no columns, so they are found by their titles;
// the separator is `;`, `,` or a tab, sums have a comma or a dot.
import { cellsOf } from '../csv-records.ts';
import { type Day, parseDay } from '../days.ts';
import { type Kopecks, kopecks, parseMoney } from '../money.ts';
import {
  type BudgetFields,
  type Direction,
  identityOf,
  type Party,
  type StatementDocument,
  type StatementReason,
  type UnreadLine,
} from './statement.ts';

type Column =
  | 'madeOn'
  | 'number'
  | 'in'
  | 'out'
  | 'amount'
  | 'side'
  | 'name'
  | 'inn'
  | 'account'
  | 'bik'
  | 'own'
  | 'purpose'
  | 'uin'
  | 'kbk'
  | 'oktmo';

/** The first title that fits takes the column; the order tells the narrower from the wider. */
const TITLES: readonly [Column, RegExp][] = [
  ['madeOn', /^(дата( операции| проводки| документа| платежа)?|date)$/u],
  ['number', /^(номер( документа)?|№( документа| п\/п)?|n док.*|number)$/u],
  ['in', /^(приход|поступление|поступления|зачисление|кредит|сумма по кредиту|credit)$/u],
  ['out', /^(расход|списание|списания|дебет|сумма по дебету|debit)$/u],
  ['amount', /^(сумма( операции| платежа)?|amount)$/u],
  ['side', /^(тип( операции)?|вид операции|направление|приход\/расход)$/u],
  ['inn', /^инн( контрагента| корреспондента| плательщика)?$/u],
  ['account', /^(сч[её]т (контрагента|корреспондента|плательщика)|р\/с контрагента)$/u],
  ['bik', /^бик( банка)?( контрагента| корреспондента)?$/u],
  ['name', /^(контрагент|корреспондент|плательщик|наименование контрагента|counterparty)$/u],
  ['own', /^(сч[её]т|номер сч[её]та|мой сч[её]т|account)$/u],
  ['purpose', /^(назначение( платежа)?|описание( операции)?|основание|description)$/u],
  ['uin', /^(уин|код|уникальный идентификатор.*)$/u],
  ['kbk', /^кбк$/u],
  ['oktmo', /^октмо$/u],
];

export const TITLE_WORDS = ['дата', 'сумма', 'назначение', 'date', 'amount'];

/** Banks put their name and the period above the table. */
const PREAMBLE_MAX = 30;
const RECORD_LENGTH_MAX = 16_384;

export type CsvSaid = { document: StatementDocument } | { unread: UnreadLine } | null;

export class CsvReader {
  #line = 0;
  #open = '';
  #beganAt = 0;
  #separator = ';';
  #columns: Map<Column, number> | null = null;
  #titles: string[] = [];
  #broken: StatementReason | null = null;

  push(text: string): CsvSaid {
    this.#line += 1;
    if (this.#broken !== null) return null;
    if (this.#open === '') this.#beganAt = this.#line;
    const record = this.#open === '' ? text.replace(/^\uFEFF/u, '') : `${this.#open}\n${text}`;
    if (record.length > RECORD_LENGTH_MAX) this.#broken = 'too_long';
    // An odd number of quotes: the value goes on in the next line.
    const isWhole = record.split('"').length % 2 === 1;
    this.#open = isWhole ? '' : record;
    if (!isWhole || record.trim() === '') return null;
    return this.#columns === null ? this.#findColumns(record) : this.#read(record);
  }

  /** A table has no totals of its own. */
  end(): { ok: true; accounts: []; controls: [] } | { ok: false; reason: StatementReason } {
    if (this.#broken !== null) return { ok: false, reason: this.#broken };
    if (this.#columns === null) return { ok: false, reason: 'no_columns' };
    if (this.#open !== '') return { ok: false, reason: 'cut' };
    return { ok: true, accounts: [], controls: [] };
  }

  #findColumns(record: string): null {
    for (const separator of [';', '\t', ',']) {
      const titles = cellsOf(record, separator).map((title) => title.trim().toLowerCase());
      const columns = new Map<Column, number>();
      titles.forEach((title, place) => {
        const column = TITLES.find(([name, fits]) => !columns.has(name) && fits.test(title))?.[0];
        if (column !== undefined) columns.set(column, place);
      });
      const hasSum = columns.has('amount') || (columns.has('in') && columns.has('out'));
      if (!columns.has('madeOn') || !hasSum) continue;
      this.#columns = columns;
      this.#separator = separator;
      this.#titles = titles;
      return null;
    }
    if (this.#line > PREAMBLE_MAX) this.#broken = 'no_columns';
    return null;
  }

  #read(record: string): CsvSaid {
    const values = cellsOf(record, this.#separator);
    const at = (column: Column): string | null => {
      const place = this.#columns!.get(column);
      return place === undefined ? null : values[place]?.trim() || null;
    };
    const madeOn = dayOf(at('madeOn'));
    // Totals below the table have no day.
    if (at('madeOn') === null) return null;
    const unread = (reason: UnreadLine['reason'], field: string) => ({
      unread: { line: this.#beganAt, reason, field },
    });
    if (madeOn === null) return unread('wrong_day', this.#titleOf('madeOn'));
    const moved = movedOf(at);
    if (moved === null) return unread('wrong_sum', this.#titleOf('amount'));
    const known = new Set(this.#columns!.values());
    const other = Object.fromEntries(
      values.flatMap((value, place): [string, string][] => {
        const text = value.trim();
        return known.has(place) || text === ''
          ? []
          : [[this.#titles[place] ?? String(place), text]];
      }),
    );
    return { document: documentOf(at, { line: this.#beganAt, madeOn, other, ...moved }) };
  }

  #titleOf(column: Column): string {
    const place = this.#columns!.get(column) ?? this.#columns!.get('in');
    return (place === undefined ? undefined : this.#titles[place]) ?? column;
  }
}

/** A time of day after the day does not matter. */
function dayOf(text: string | null): Day | null {
  const read = parseDay((text ?? '').replace(/[ T]\d{1,2}:\d{2}(:\d{2})?$/u, ''));
  return read.ok ? read.value : null;
}

function sumOf(text: string | null): Kopecks | null {
  const read = parseMoney((text ?? '').replace(/^\+/u, ''));
  return read.ok ? read.value : null;
}

interface Moved {
  amountKopecks: Kopecks;
  direction: Direction;
}

/** Two columns, or one with a sign, or one with a word beside it. */
function movedOf(at: (column: Column) => string | null): Moved | null {
  const came = sumOf(at('in'));
  const went = sumOf(at('out'));
  if (came !== null && came !== 0) return { amountKopecks: positive(came), direction: 'in' };
  if (went !== null && went !== 0) return { amountKopecks: positive(went), direction: 'out' };
  const amount = sumOf(at('amount'));
  if (amount === null || amount === 0) return null;
  if (amount < 0) return { amountKopecks: positive(amount), direction: 'out' };
  const word = at('side')?.toLowerCase() ?? '';
  const isOut = /списан|расход|дебет|debit/u.test(word);
  return { amountKopecks: amount, direction: isOut ? 'out' : 'in' };
}

const positive = (amount: Kopecks): Kopecks => kopecks(Math.abs(amount));

const nobody: Party = {
  name: null,
  inn: null,
  kpp: null,
  account: null,
  bankName: null,
  bik: null,
  correspondentAccount: null,
};

function documentOf(
  at: (column: Column) => string | null,
  read: Moved & { line: number; madeOn: Day; other: Record<string, string> },
): StatementDocument {
  const { line, madeOn, amountKopecks, direction, other } = read;
  const counterparty = {
    ...nobody,
    name: at('name'),
    inn: at('inn'),
    account: at('account'),
    bik: at('bik'),
  };
  const owner = { ...nobody, account: at('own') };
  const budget: BudgetFields = {
    uin: at('uin'),
    payerStatus: null,
    kbk: at('kbk'),
    oktmo: at('oktmo'),
    ground: null,
    period: null,
    documentNumber: null,
    documentDate: null,
  };
  const facts = {
    number: at('number') ?? '',
    madeOn,
    bookedOn: madeOn,
    amountKopecks,
    direction,
    account: owner.account,
    payer: direction === 'in' ? counterparty : owner,
    payee: direction === 'in' ? owner : counterparty,
    purpose: at('purpose') ?? '',
    budget,
  };
  return { line, kind: '', ...facts, identity: identityOf(facts), other };
}
