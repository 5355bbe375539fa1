import { parseArgs } from 'node:util';
import { type Day, isDay, isDayWithin } from '#primitives/days';
import type { LawValue } from '#law/values';
import { allValues, citation, valueLine } from './values.ts';

const NEAR_MOST = 5;

/** Letters to change, add or take away to turn one word into the other. */
function distance(one: string, two: string): number {
  let row = Array.from({ length: two.length + 1 }, (_, place) => place);
  for (let left = 1; left <= one.length; left += 1) {
    const next = [left];
    for (let right = 1; right <= two.length; right += 1) {
      const change = (row[right - 1] ?? 0) + (one[left - 1] === two[right - 1] ? 0 : 1);
      next.push(Math.min(change, (row[right] ?? 0) + 1, (next[right - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[two.length] ?? 0;
}

/** Keys a person may have meant: those that hold the word first, then the nearest by letters. */
export function nearKeys(key: string, known: readonly string[]): string[] {
  const rank = (one: string): number => (one.includes(key) ? 0 : distance(key, one));
  return known.toSorted((left, right) => rank(left) - rank(right)).slice(0, NEAR_MOST);
}

function unknownKey(key: string, values: readonly LawValue[]): string {
  const near = nearKeys(key, [...new Set(values.map((record) => record.key))]);
  return `There is no value «${key}». Near it: ${near.join(', ')}.\n`;
}

function unknownDay(key: string, on: Day, editions: readonly LawValue[]): string {
  const known = editions.map((record) => `  ${valueLine(record)}\n`).join('');
  return `No value «${key}» is described for ${on}. Described:\n${known}`;
}

const complain = (text: string): number => {
  process.stderr.write(text);
  return 1;
};

/** A dated value with its citation; an unknown key is told with the keys near it. */
export function showValue(args: string[]): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { on: { type: 'string' } },
  });
  const [key] = positionals;
  const on = values.on ?? new Date().toISOString().slice(0, 10);
  if (key === undefined || !isDay(on)) {
    return complain('Name a key and a day: kabinet law value KEY --on YYYY-MM-DD\n');
  }
  const all = allValues();
  const editions = all.filter((record) => record.key === key);
  const found = editions.findLast(({ from, to }) => isDayWithin(on, from, to));
  if (found !== undefined) {
    process.stdout.write(`${key} = ${valueLine(found)}\n${citation(found)}\n`);
    return 0;
  }
  return complain(editions.length === 0 ? unknownKey(key, all) : unknownDay(key, on, editions));
}
