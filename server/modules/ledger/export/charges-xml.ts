// «Начисления» as XML in the shape of charges.xsd. Pure.
import type { Day } from '#primitives/days';
import { FileAnswer } from '#platform/http/route';
import { type Charge, taxTitle } from '../charge.ts';
import type { Holder } from './holder.ts';
import { attributes, escaped } from './xml-text.ts';

/** The charges as a program reads them; their sums stand at the top. */
export function chargesXml(rows: readonly Charge[], about: { holder: Holder; on: Day }) {
  const { holder, on } = about;
  const top = { xmlns: 'urn:kabinet:charges:1', on, count: rows.length, ...sumsOf(rows) };
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<charges${attributes(top)}>`,
    `  <taxpayer${attributes({ inn: holder.inn, name: holder.fullName })}/>`,
    ...rows.flatMap(chargeLines),
    '</charges>',
    '',
  ];
  const bytes = Buffer.from(lines.join('\n'));
  return new FileAnswer({ name: `charges-${on}.xml`, mime: 'application/xml', bytes });
}

const SUMS = ['amountKopecks', 'settledKopecks', 'reservedKopecks', 'outstandingKopecks'] as const;

/** The four sums of a list, by their names on the wire. */
export function sumsOf(rows: readonly Charge[]): Record<(typeof SUMS)[number], number> {
  const total = (name: (typeof SUMS)[number]) => rows.reduce((sum, row) => sum + row[name], 0);
  return {
    amountKopecks: total('amountKopecks'),
    settledKopecks: total('settledKopecks'),
    reservedKopecks: total('reservedKopecks'),
    outstandingKopecks: total('outstandingKopecks'),
  };
}

function chargeLines(row: Charge): string[] {
  const { chargeId: id, class: kind, tax, taxYear, period, status, isApart } = row;
  const facts = { id, class: kind, tax, taxYear, period, status, isApart };
  const { chargedOn, dueOn, updatedAt, oktmo, kbk, uin, noticeNumber, principalId, source } = row;
  const codes = { chargedOn, dueOn, updatedAt, oktmo, kbk, uin, noticeNumber, principalId };
  return [
    `  <charge${attributes({ ...facts, ...codes, ...sumsOf([row]) })}>`,
    `    <title>${escaped(taxTitle(row))}</title>`,
    `    <subject>${escaped(row.subjectOfTax)}</subject>`,
    ...(source === null ? [] : [`    <source${attributes(source)}/>`]),
    '  </charge>',
  ];
}
