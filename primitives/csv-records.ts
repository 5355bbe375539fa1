// Tables written as text (RFC 4180 with any separator): records and their cells. Pure.

export interface CsvRecord {
  /** Line of the file the record begins in, from 1. */
  line: number;
  text: string;
}

/** A longer record is a quote that nobody closed. */
const RECORD_LENGTH_MAX = 16_384;

/**
 * The records of a text that are not empty: a value in quotes may go on in the next line. Refuses a
 * text that ends inside a value, and one whose value has no end.
 */
export function recordsOf(
  lines: readonly string[],
): { ok: true; records: CsvRecord[] } | { ok: false; line: number } {
  const records: CsvRecord[] = [];
  let open = '';
  let beganAt = 1;
  for (const [at, line] of lines.entries()) {
    if (open === '') beganAt = at + 1;
    const text = open === '' ? line : `${open}\n${line}`;
    if (text.length > RECORD_LENGTH_MAX) return { ok: false, line: beganAt };
    // An odd number of quotes: the value goes on in the next line.
    const isWhole = text.split('"').length % 2 === 1;
    open = isWhole ? '' : text;
    if (isWhole && text.trim() !== '') records.push({ line: beganAt, text });
  }
  return open === '' ? { ok: true, records } : { ok: false, line: beganAt };
}

/** The values between the separators, without their quotes. */
export function cellsOf(record: string, separator: string): string[] {
  const found: string[] = [];
  let value = '';
  let isQuoted = false;
  for (let place = 0; place < record.length; place += 1) {
    const sign = record[place]!;
    if (sign === '"' && isQuoted && record[place + 1] === '"') {
      value += '"';
      place += 1;
    } else if (sign === '"') isQuoted = !isQuoted;
    else if (sign === separator && !isQuoted) {
      found.push(value);
      value = '';
    } else value += sign;
  }
  return [...found, value];
}
