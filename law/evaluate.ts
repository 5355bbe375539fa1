// Every rule of the law by its id, asked with plain data: the one door for the command line, the
// calculators and other programs.
import { type Example, ask } from './ask.ts';
import { RULES as CALENDAR } from './calendar/rules.ts';
import { RULES as CONTRIBUTIONS } from './contributions/rules.ts';
import { RULES as ENS } from './ens/rules.ts';
import { RULES as FINES } from './fines/rules.ts';
import { RULES as LAND } from './land/rules.ts';
import { RULES as NDFL } from './ndfl/rules.ts';
import { RULES as NOTICE } from './notice/rules.ts';
import { RULES as NPD } from './npd/rules.ts';
import { RULES as PROPERTY } from './property/rules.ts';
import { RULES as PSN } from './psn/rules.ts';
import { LawRefusal } from './refusal.ts';
import type { Answer, Rule } from './rule.ts';
import { RULES as TRANSPORT } from './transport/rules.ts';
import { RULES as USN } from './usn/rules.ts';

/** In the order of the subject: taxes, regimes, the single account, terms. */
export const RULES: readonly Rule[] = [
  ...NPD,
  ...NDFL,
  ...PROPERTY,
  ...LAND,
  ...TRANSPORT,
  ...USN,
  ...PSN,
  ...CONTRIBUTIONS,
  ...ENS,
  ...FINES,
  ...NOTICE,
  ...CALENDAR,
];

const BY_ID: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]));

/** Refuses `law.rule_unknown`. */
export function findRule(id: unknown): Rule {
  const found = typeof id === 'string' ? BY_ID.get(id) : undefined;
  if (found !== undefined) return found;
  throw new LawRefusal('law.rule_unknown', { rule: String(id).slice(0, 100) });
}

/** The answer of the rule the example names; refuses `law.rule_unknown` and what `ask` refuses. */
export function evaluate(example: Example): Answer {
  return ask(findRule(example.rule), example);
}
