// Every dated value the rules rest on, the key rate among them.
import { day } from '#primitives/days';
import { decimalString } from '#primitives/money';
import { RULES } from '#law/evaluate';
import { decimalText, multiply, parseFraction, toKopecks, whole } from '#law/fraction';
import { OWN_HISTORY, rateSpans, rateValue } from '#law/key-rate/key-rate';
import { type LawValue, isUnverified } from '#law/values';

const FOR_EVER = day('2999-12-31');

/** The history of the key rate as values; the last rate goes on, unverified. */
function keyRates(): LawValue[] {
  const [first] = OWN_HISTORY.rates;
  if (first === undefined) return [];
  return rateSpans(first.from, FOR_EVER, OWN_HISTORY).map((span) => {
    const to = span.to === FOR_EVER ? null : span.to;
    return { ...rateValue(span, OWN_HISTORY), key: 'key_rate', to, law: 'НК РФ ст.75 п.4' };
  });
}

/** Every record once, by key and first day. */
export function allValues(): readonly LawValue[] {
  const sets = new Set(RULES.flatMap(({ values }) => values));
  const found = new Map<string, LawValue>();
  for (const record of [...[...sets].flatMap((set) => set.all()), ...keyRates()]) {
    found.set(`${record.key} ${record.from}`, record);
  }
  return [...found.values()].toSorted((left, right) =>
    `${left.key} ${left.from}` < `${right.key} ${right.from}` ? -1 : 1,
  );
}

/** The value as people write it, beside the exact one; empty where both are the same. */
function plainly({ key, value, unit }: LawValue): string {
  const fraction = parseFraction(value);
  if (unit === 'kopecks') return ` (${decimalString(toKopecks(fraction))} roubles)`;
  const isRate = unit === 'ratio' && /(?:^|[._])rate(?:[._]|$)/u.test(key);
  return isRate ? ` (${decimalText(multiply(fraction, whole(100)))} %)` : '';
}

/** `33/200 ratio (16.5 %), in force from …`: value, unit and the days it holds for. */
export function valueLine(record: LawValue): string {
  const { value, unit, from, to } = record;
  const until = to === null ? 'on' : `to ${to}`;
  return `${value} ${unit}${plainly(record)}, in force from ${from} ${until}`;
}

export function citation({ law, checkedOn, confidence, sources }: LawValue): string {
  const sure = isUnverified(confidence) ? `${confidence}, UNVERIFIED` : confidence;
  return `${law}; checked on ${checkedOn}; confidence ${sure}; ${sources.join(', ')}`;
}
