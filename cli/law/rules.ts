import { parseArgs } from 'node:util';
import { RULES } from '#law/evaluate';
import type { Rule } from '#law/rule';
import { type LawValue, isUnverified } from '#law/values';
import { FileRefused } from './examples-file.ts';
import { missingOf } from './missing.ts';
import { valueLine } from './values.ts';

interface Edition {
  readonly from: string;
  readonly to: string | null;
  readonly law: string;
  readonly note?: string;
}

interface Described {
  readonly id: string;
  readonly title: Rule['title'];
  readonly articles: string;
  /** First days on which something of it changes. */
  readonly editions: readonly string[];
  /** Orders, calendars and other dated things that are no numbers. */
  readonly orders: readonly Edition[];
  readonly sources: readonly string[];
  readonly values: readonly LawValue[];
  readonly unverified: readonly string[];
}

/** The record as it was written, without what was read from it. */
function bare({ key, value, unit, from, to, ...cited }: LawValue): LawValue {
  const { law, checkedOn, confidence, sources } = cited;
  return { key, value, unit, from, to, law, checkedOn, confidence, sources };
}

function described(rule: Rule): Described {
  const values = rule.values.flatMap((set) => set.all()).map(bare);
  const orders = rule.editions ?? [];
  const doubtful = values.filter(({ confidence }) => isUnverified(confidence));
  const unsure = orders.filter((order) => order.isUnverified);
  return {
    id: rule.id,
    title: rule.title,
    articles: rule.articles,
    editions: [...new Set([...values, ...orders].map(({ from }) => from))].sort(),
    orders: orders.map(({ from, to, law, note }) => ({ from, to, law, ...(note && { note }) })),
    sources: [
      ...new Set([...values.flatMap(({ sources }) => sources), ...orders.map(({ law }) => law)]),
    ].sort(),
    values,
    unverified: [
      ...doubtful.map((record) => `${record.key}: ${valueLine(record)}`),
      ...unsure.map(({ from, law, note }) => `${law}: ${note ?? ''}, in force from ${from}`),
    ],
  };
}

function textOf({ id, title, articles, ...of }: Described): string {
  const lines = [
    `${id}  ${title.en}`,
    `  ${title.ru}`,
    `  articles: ${articles}`,
    `  values: ${of.values.length}; editions from ${of.editions.join(', ') || 'nothing dated'}`,
    `  sources: ${of.sources.join('; ') || 'the articles'}`,
    ...of.unverified.map((line) => `  UNVERIFIED ${line}`),
  ];
  return `${lines.join('\n')}\n`;
}

function isYear(text: string): boolean {
  return /^(?:19|20)\d\d$/u.test(text);
}

/**
 * Rules, editions, sources and what is unverified; with `--json` every value as well, with
 * `--missing YEAR` only what the year still lacks.
 */
export function listRules(args: string[]): number {
  const { values } = parseArgs({
    args,
    options: { json: { type: 'boolean', default: false }, missing: { type: 'string' } },
  });
  if (values.missing !== undefined) {
    if (!isYear(values.missing)) throw new FileRefused('Name a year: --missing 2027');
    const lines = missingOf(Number(values.missing));
    process.stdout.write(`${lines.join('\n') || `Nothing is missing for ${values.missing}.`}\n`);
    return 0;
  }
  const rules = RULES.map(described);
  const text = values.json ? `${JSON.stringify(rules)}\n` : rules.map(textOf).join('\n');
  process.stdout.write(text);
  return 0;
}
