// The calendar feed as iCalendar (RFC 5545): lines end with CRLF and are folded at 75 octets, text
// is escaped, events are whole days. Pure.
import { type Day, type Language, type Moment, addDays, formatDay } from '#primitives/days';
import { formatMoney, kopecks } from '#primitives/money';
import type { Deadline } from './deadline.ts';

const LINE_OCTETS = 75;

const words = {
  ru: {
    name: 'Налоговые сроки',
    due: 'Срок уплаты',
    sum: 'К оплате',
    reserved: 'Деньги уже отложены на счёте',
    late: 'Срок прошёл',
    expected: 'Сумму назовёт налоговое уведомление',
    term: 'Срок по закону',
    moved: 'перенесён с выходного',
  },
  en: {
    name: 'Tax deadlines',
    due: 'Due',
    sum: 'To pay',
    reserved: 'The money is set aside already',
    late: 'The day has passed',
    expected: 'The tax notice will tell the sum',
    term: 'By law',
    moved: 'moved from a day off',
  },
} as const;

/** TEXT of RFC 5545 §3.3.11. */
export function escapeText(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, (mark) => `\\${mark}`)
    .replaceAll(/\r\n|\r|\n/g, String.raw`\n`);
}

/**
 * Folds a content line (RFC 5545 §3.1): at most 75 octets each, never inside a character; a
 * continuation begins with one space, which counts.
 */
export function foldLine(line: string): string {
  const lines: string[] = [];
  let [text, octets] = ['', 0];
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (octets + size > LINE_OCTETS) {
      lines.push(text);
      [text, octets] = [' ', 1];
    }
    text += letter;
    octets += size;
  }
  return [...lines, text].join('\r\n');
}

const dateOf = (on: string): string => on.replaceAll('-', '');

/** `20261121T090000Z` */
const stampOf = (at: Moment): string => `${at.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

function describe(one: Deadline, feed: Feed): string[] {
  const t = words[feed.language];
  const { term, kind, status, payableKopecks } = one;
  const sum = feed.withSums ? (payableKopecks ?? 0) : 0;
  return [
    ...(sum > 0 ? [`${t.sum}: ${formatMoney(kopecks(sum))}`] : []),
    ...(status === 'reserved' ? [t.reserved] : []),
    ...(status === 'overdue' ? [t.late] : []),
    ...(kind === 'expected' ? [t.expected] : []),
    ...(term === null ? [] : [sayTerm(term, feed.language)]),
  ];
}

function sayTerm(term: NonNullable<Deadline['term']>, language: Language): string {
  const t = words[language];
  const day = formatDay(term.nominalOn as Day, 'long', language);
  const moved = term.moveArticle === null ? '' : `; ${t.moved} (${term.moveArticle})`;
  return `${t.term}: ${day} (${term.article})${moved}`;
}

function eventOf(one: Deadline, feed: Feed): string[] {
  const t = words[feed.language];
  const title = one.title[feed.language];
  const path = one.chargeId === null ? '/taxes/calendar' : `/taxes/charges/${one.chargeId}`;
  return [
    'BEGIN:VEVENT',
    `UID:${one.key}@${new URL(feed.publicUrl).hostname}`,
    `DTSTAMP:${stampOf(one.changedAt as Moment)}`,
    `LAST-MODIFIED:${stampOf(one.changedAt as Moment)}`,
    `DTSTART;VALUE=DATE:${dateOf(one.on)}`,
    `DTEND;VALUE=DATE:${dateOf(addDays(one.on as Day, 1))}`,
    `SUMMARY:${escapeText(one.kind === 'notice' ? title : `${t.due}: ${title}`)}`,
    `DESCRIPTION:${escapeText(describe(one, feed).join('\n'))}`,
    `URL:${feed.publicUrl}${path}`,
    'TRANSP:TRANSPARENT',
    'CLASS:PRIVATE',
    'END:VEVENT',
  ];
}

export interface Feed {
  /** Sums are told only where the person asked for them; objects and names never. */
  withSums: boolean;
  language: Language;
  publicUrl: string;
}

/** The whole feed; programs are asked to come back twice a day (RFC 7986 §5.7). */
export function icalendar(deadlines: readonly Deadline[], feed: Feed): string {
  const t = words[feed.language];
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Kabinet//Deadlines 1//${feed.language.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    `NAME:${escapeText(t.name)}`,
    `X-WR-CALNAME:${escapeText(t.name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
    ...deadlines.flatMap((one) => eventOf(one, feed)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}
