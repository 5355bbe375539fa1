// What other modules and pages ask about objects.
import type * as z from 'zod/mini';
import type { Moment } from '#primitives/days';
import type { Ctx, TaxpayerId } from '#platform/context';
import type { Benefit } from '#modules/registries';
import type { PropertyObject, propertyList } from './contract.ts';
import {
  listObjects,
  listObjectsOf,
  listParts,
  listPartsOf,
  type PartRow,
} from './object-store.ts';
import { type Circumstances, type OwnedObject, sourceOf } from './owned-object.ts';

/** Every object the taxpayer owns or owned, with its present facts. */
export const objectsOf = (ctx: Ctx): Promise<OwnedObject[]> => listObjects(ctx);

/** Children and benefits of the owner; undefined until the registries have told them. */
export async function circumstancesOf(ctx: Ctx): Promise<Circumstances | undefined> {
  return circumstancesIn(await listParts(ctx));
}

function circumstancesIn(parts: readonly PartRow[]): Circumstances | undefined {
  const part = (name: PartRow['part']) =>
    parts.find((one) => one.part === name && one.answered_at !== null);
  const [family, benefits] = [part('family'), part('benefits')];
  if (!family || !benefits || !part('real-estate') || !part('vehicles')) return undefined;
  return {
    children: family.facts as Circumstances['children'],
    childrenAsOf: family.as_of!,
    benefits: benefits.facts as Benefit[],
    benefitsAsOf: benefits.as_of!,
  };
}

/** What is known of one person, for those whom a tax is reckoned for. */
export interface KnownLife {
  objects: OwnedObject[];
  circumstances: Circumstances;
}

/** Objects and circumstances of many people; who is not told of yet is left out. Role batch. */
export async function livesOf(
  ctx: Ctx,
  people: readonly TaxpayerId[],
): Promise<Map<TaxpayerId, KnownLife>> {
  const parts = Map.groupBy(await listPartsOf(ctx, people), ({ taxpayerId }) => taxpayerId);
  const objects = Map.groupBy(await listObjectsOf(ctx, people), ({ taxpayerId }) => taxpayerId);
  const lives = new Map<TaxpayerId, KnownLife>();
  for (const id of people) {
    const circumstances = circumstancesIn(parts.get(id) ?? []);
    if (circumstances) lives.set(id, { objects: objects.get(id) ?? [], circumstances });
  }
  return lives;
}

type Listed = Omit<PropertyObject, 'taxes'>;

/** The list of objects without their taxes; `stale` when a registry did not answer last time. */
export async function listProperty(
  ctx: Ctx,
): Promise<{ items: Listed[] } & Pick<z.infer<typeof propertyList>, 'asOf' | 'stale'>> {
  const parts = (await listParts(ctx)).filter(
    ({ part }) => part === 'real-estate' || part === 'vehicles',
  );
  const answered = parts.map((one) => one.answered_at).filter((at) => at !== null);
  const asOf = answered.length < parts.length ? null : (answered.sort()[0] ?? null);
  return {
    items: (await listObjects(ctx)).map((object) => shown(object, asOf ?? object.recordedAt)),
    asOf,
    stale: parts.some((part) => part.failed !== null),
  };
}

function shown(object: OwnedObject, asOf: Moment): Listed {
  const { objectId, family, title, registryNumber, facts } = object;
  const periods = object.family === 'vehicle' ? vehiclePeriods(object) : estatePeriods(object);
  const last = periods.at(-1);
  return {
    objectId,
    family,
    kind: facts.kind,
    title,
    address: 'address' in facts ? facts.address : null,
    registryNumber,
    area: 'areaM2' in facts ? facts.areaM2 : null,
    powerHp: 'powerHp' in facts ? facts.powerHp : null,
    share: { num: last?.shareNum ?? 1, den: last?.shareDen ?? 1 },
    ownedFrom: periods[0]?.from ?? object.asOf,
    ownedTo: last?.to ?? null,
    cadastralValues:
      'cadastralValues' in facts
        ? facts.cadastralValues.map(({ on, valueKopecks }) => ({ on, valueKopecks }))
        : [],
    source: sourceOf(family),
    asOf,
  };
}

const estatePeriods = (object: Extract<OwnedObject, { family: 'building' | 'land' }>) =>
  object.facts.ownership;

const vehiclePeriods = (object: Extract<OwnedObject, { family: 'vehicle' }>) =>
  object.facts.ownership.map(({ registeredOn, deregisteredOn, shareNum, shareDen }) => ({
    from: registeredOn,
    to: deregisteredOn,
    shareNum,
    shareDen,
  }));
