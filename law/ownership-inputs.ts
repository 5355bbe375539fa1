// What the rules of the property, land and transport taxes read alike from plain data.
import type { Day } from '#primitives/days';
import type { Inputs } from './inputs.ts';
import type { Interval, Ownership, Share } from './ownership.ts';
import { LawRefusal } from './refusal.ts';
import type { Fact, FactKind } from './trace.ts';

/** A figure of a question as a fact: nobody but the asker vouches for it. */
export function asked<Value>(value: Value, on: Day, kind: FactKind = 'declared'): Fact<Value> {
  return { value, source: 'данные запроса', on, kind };
}

/** Names of the fields, which differ by tax. */
export interface OwnershipFields {
  readonly from: string;
  readonly to: string;
  readonly months: string;
}

/** Refuses `law.later_than_known` for a past fact after the day the question is asked. */
export function notLater(day: Day, asOf: Day, field: string): Day {
  if (day > asOf) throw new LawRefusal('law.later_than_known', { field, day, asOf });
  return day;
}

function interval(inputs: Inputs, fields: OwnershipFields, asOf: Day): Interval {
  const from = notLater(inputs.day(fields.from), asOf, fields.from);
  if (!inputs.has(fields.to)) return { from, to: null };
  return { from, to: notLater(inputs.day(fields.to), asOf, fields.to) };
}

const LISTED: OwnershipFields = { from: 'from', to: 'to', months: 'months' };

function intervals(
  inputs: Inputs,
  fields: OwnershipFields,
  asOf: Day,
): readonly Interval[] | undefined {
  if (inputs.has('owned')) {
    if (inputs.has(fields.from) || inputs.has(fields.to)) {
      throw new LawRefusal('law.state_contradictory', { fields: `owned, ${fields.from}` });
    }
    return inputs.items('owned').map((one) => interval(one, LISTED, asOf));
  }
  if (inputs.has(fields.from)) return [interval(inputs, fields, asOf)];
  if (inputs.has(fields.to)) {
    throw new LawRefusal('law.input_missing', { field: fields.from });
  }
  return undefined;
}

function share(inputs: Inputs): Share | undefined {
  if (!inputs.has('shareNum') && !inputs.has('shareDen')) return undefined;
  return { num: inputs.count('shareNum'), den: inputs.count('shareDen') };
}

/** Lost while somebody else owned it is two states at once. */
function lostOn(
  inputs: Inputs,
  owned: readonly Interval[] | undefined,
  asOf: Day,
): Day | undefined {
  if (!inputs.has('lostOn')) return undefined;
  const lost = notLater(inputs.day('lostOn'), asOf, 'lostOn');
  const isOwn = owned?.some(({ from, to }) => from <= lost && (to === null || lost <= to));
  if (isOwn === false) throw new LawRefusal('law.state_contradictory', { lostOn: lost });
  return lost;
}

/** Months, share and local relief of an owner, each refused with the name of its field. */
export function askedOwnership(inputs: Inputs, fields: OwnershipFields, asOf: Day): Ownership {
  const owned = intervals(inputs, fields, asOf);
  const lost = lostOn(inputs, owned, asOf);
  const part = share(inputs);
  return {
    ...(owned && { owned: asked(owned, asOf) }),
    ...(inputs.has(fields.months) && { months: asked(inputs.count(fields.months), asOf) }),
    ...(lost && { lostOn: asked(lost, asOf) }),
    ...(part && { share: asked(part, asOf) }),
    ...(inputs.has('relief') && {
      relief: asked(inputs.decimalText('relief'), asOf, 'loaded'),
    }),
  };
}
