// Asks every scenario of the law beside it; ends with 1 at the first that is answered otherwise.
// Runs inside a copy of the law that may hold a fault, so it trusts nothing but the data.
import { isDeepStrictEqual } from 'node:util';
import { evaluate } from '#law/evaluate';
import { LawRefusal } from '#law/refusal';
import { recompute } from '../trace/recompute.ts';
import { type Named, scenarios } from '../trace/scenarios.ts';

interface Scenario extends Named {
  readonly expected?: Readonly<Record<string, unknown>>;
  readonly refused?: string;
}

function isAnsweredSo({ expected = {}, refused, ...example }: Scenario): boolean {
  try {
    const { result, trace } = evaluate(example);
    const isTraceRight = trace === null || recompute(trace).differences.length === 0;
    const isSame = Object.entries(expected).every(([field, value]) =>
      isDeepStrictEqual(result[field], value),
    );
    return refused === undefined && isSame && isTraceRight;
  } catch (error) {
    return error instanceof LawRefusal && error.code === refused;
  }
}

/** Those of the tax that is named first: they are the likeliest to notice. */
function inOrder(): readonly Scenario[] {
  const all = scenarios() as readonly Scenario[];
  const [tax] = process.argv.slice(2);
  const isOwn = ({ rule }: Scenario): boolean => tax !== undefined && rule.includes(tax);
  return [...all.filter(isOwn), ...all.filter((one) => !isOwn(one))];
}

for (const scenario of inOrder()) {
  if (isAnsweredSo(scenario)) continue;
  process.stdout.write(`${scenario.rule}: ${scenario.name}\n`);
  process.exitCode = 1;
  break;
}
