// The feed held against RFC 5545 as a reader of calendars sees it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Deadline } from './deadline.ts';
import { escapeText, foldLine, icalendar } from './ical.ts';

const publicUrl = 'https://kabinet.test';
const charge: Deadline = {
  key: 'charge-0194c3f0-0000-7000-8000-00000000000a',
  kind: 'charge',
  on: '2024-12-02',
  term: {
    nominalOn: '2024-12-01',
    article: 'НК РФ ст.409 п.1',
    moveArticle: 'НК РФ ст.6.1 п.7',
    movedBy: 'Постановление',
  },
  title: { ru: 'Налог на имущество за 2023 год', en: 'Property tax for 2023' },
  subject: 'Квартира, Москва, ул. Лесная, 7',
  status: 'due',
  amountKopecks: 421_000,
  payableKopecks: 421_000,
  chargeId: '0194c3f0-0000-7000-8000-00000000000a',
  changedAt: '2024-09-01T06:00:00.000Z',
};

/** Undoes folding (§3.1) and reads lines as `name → value`. */
function read(text: string): [name: string, value: string][] {
  assert.ok(text.endsWith('\r\n'));
  assert.doesNotMatch(text, /(?<!\r)\n|\r(?!\n)/u);
  const lines = text.slice(0, -2).replaceAll('\r\n ', '').split('\r\n');
  return lines.map((line) => {
    const at = line.indexOf(':');
    return [line.slice(0, at), line.slice(at + 1)];
  });
}

const feed = { withSums: false, language: 'ru', publicUrl } as const;
const value = (text: string, name: string) => read(text).find(([key]) => key === name)?.[1];

test('an event is a whole day with a stable UID and the lawful day it was moved from', () => {
  const text = icalendar([charge], feed);
  assert.equal(value(text, 'UID'), 'charge-0194c3f0-0000-7000-8000-00000000000a@kabinet.test');
  assert.equal(value(text, 'DTSTAMP'), '20240901T060000Z');
  assert.equal(value(text, 'DTSTART;VALUE=DATE'), '20241202');
  assert.equal(value(text, 'DTEND;VALUE=DATE'), '20241203');
  assert.equal(value(text, 'SUMMARY'), 'Срок уплаты: Налог на имущество за 2023 год');
  const said = value(text, 'DESCRIPTION');
  assert.equal(
    said,
    String.raw`Срок по закону: 1 декабря 2024 (НК РФ ст.409 п.1)\; ` +
      'перенесён с выходного (НК РФ ст.6.1 п.7)',
  );
});

test('sums are told only when asked for, objects never', () => {
  const plain = icalendar([charge], feed);
  assert.doesNotMatch(plain, /4.210|Лесная/u);
  const told = icalendar([charge], { ...feed, withSums: true }).replaceAll('\r\n ', '');
  assert.match(told, /К оплате: 4\u00a0210\\,00\u00a0₽/u);
  assert.doesNotMatch(told, /Лесная/u);
});

test('begin and end stand in pairs, and the calendar is well-formed when empty', () => {
  const names = read(icalendar([charge, charge], feed))
    .filter(([name]) => name === 'BEGIN' || name === 'END')
    .map((pair) => pair.join(':'));
  const event = ['BEGIN:VEVENT', 'END:VEVENT'];
  assert.deepEqual(names, ['BEGIN:VCALENDAR', ...event, ...event, 'END:VCALENDAR']);
  assert.equal(value(icalendar([], feed), 'VERSION'), '2.0');
});

test('no line is longer than 75 octets; unfolding gives the text back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 60, maxLength: 300 }), (text) => {
      const line = `DESCRIPTION:${escapeText(text)}`;
      const folded = foldLine(line);
      for (const part of folded.split('\r\n')) {
        assert.ok(Buffer.byteLength(part) <= 75);
        assert.equal(Buffer.from(part).toString('utf8'), part);
      }
      assert.equal(folded.replaceAll('\r\n ', ''), line);
    }),
  );
});

test('marks of the format are escaped, lines of a text become its own', () => {
  assert.equal(escapeText('a;b,c\\d\r\ne'), String.raw`a\;b\,c\\d\ne`);
});
