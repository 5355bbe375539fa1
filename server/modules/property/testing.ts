// Factories for tests and benchmarks of higher modules: what the registries would have said.
import { day } from '#primitives/days';
import { kopecks } from '#primitives/money';
import type { Ctx, TaxpayerId } from '#platform/context';
import { sql } from '#platform/db';
import { newId } from '#platform/ids';
import type { Benefit, RealEstateObject, Vehicle } from '#modules/registries';
import { type ObjectFacts, registryNumberOf, titleOf } from './owned-object.ts';

export type { ObjectFacts } from './owned-object.ts';

export interface SomeLife {
  taxpayerId: TaxpayerId;
  objects: readonly ObjectFacts[];
  children?: readonly { birthDate: string; until: string | null }[];
  benefits?: readonly Benefit[];
}

/** A flat of 40 m² worth 4,000,000 roubles in Moscow, owned since 2020, unless said otherwise. */
export function someEstate(facts: Partial<RealEstateObject> = {}): ObjectFacts {
  const kind = facts.kind ?? 'flat';
  const right = {
    from: day('2020-03-01'),
    to: null,
    shareNum: 1,
    shareDen: 1,
    form: 'sole',
    basis: 'purchase',
    registeredOn: day('2020-03-01'),
    rightNumber: '1',
  } as const;
  const value = {
    on: day('2023-01-01'),
    valueKopecks: kopecks(400_000_000),
    recordedOn: day('2023-01-10'),
    basis: 'mass',
  } as const;
  const estate: RealEstateObject = {
    cadastralNumber: `77:01:0001001:${newId().slice(-8)}`,
    kind,
    areaM2: '40.0',
    address: 'г. Москва, ул. Примерная, 1',
    region: '77',
    oktmo: '45382000',
    landUse: kind === 'land' ? 'gardening' : null,
    permittedUse: null,
    isListed3782: false,
    cadastralValues: [value],
    ownership: [right],
    ...facts,
  };
  return { family: kind === 'land' ? 'land' : 'building', facts: estate };
}

/** A car of 150 hp in Moscow, owned since 2021, unless said otherwise. */
export function someCar(facts: Partial<Vehicle> = {}): ObjectFacts {
  const owned = { registeredOn: day('2021-05-01'), deregisteredOn: null };
  const car: Vehicle = {
    vin: `XTA${newId().slice(-12)}`,
    kind: 'car',
    kindCode: '01',
    category: 'B',
    brandModel: 'LADA VESTA',
    yearMade: 2020,
    powerHp: '150.00',
    engineVolumeCm3: 1600,
    ecoClass: 5,
    regPlate: 'А123АА77',
    bodyNumber: null,
    pts: null,
    sts: null,
    region: '77',
    oktmo: '45382000',
    ownership: [{ ...owned, shareNum: 1, shareDen: 1 }],
    averagePriceBand: null,
    wanted: false,
    ...facts,
  };
  return { family: 'vehicle', facts: car };
}

/** Keeps the lives of many people as if all registries had answered today. Role batch. */
export async function insertLives(ctx: Ctx, lives: readonly SomeLife[]): Promise<void> {
  const objects = lives.flatMap(({ taxpayerId, objects: own }) =>
    own.map((object) => ({
      taxpayer_id: taxpayerId,
      object_id: newId(),
      family: object.family,
      registry_number: registryNumberOf(object),
      kind: object.facts.kind,
      title: titleOf(object),
      facts: object.facts,
    })),
  );
  await ctx.db.run(sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(objects)}::jsonb) as o (taxpayer_id bigint,
        object_id uuid, family text, registry_number text, kind text, title text, facts jsonb)
    ), told as (
      insert into property.object (taxpayer_id, object_id, family, registry_number, kind, title,
        version, first_seen_at, changed_at)
      select taxpayer_id, object_id, family, registry_number, kind, title, 1,
        ${ctx.now}::timestamptz, ${ctx.now}::timestamptz from given
    )
    insert into property.fact (taxpayer_id, object_id, version, facts, as_of, answer_id,
      recorded_at)
    select taxpayer_id, object_id, 1, facts, ${ctx.today}::date, gen_random_uuid(),
      ${ctx.now}::timestamptz from given`);
  const parts = lives.flatMap(({ taxpayerId: taxpayer_id, children = [], benefits = [] }) => [
    { taxpayer_id, part: 'real-estate', facts: [] },
    { taxpayer_id, part: 'vehicles', facts: [] },
    { taxpayer_id, part: 'family', facts: children },
    { taxpayer_id, part: 'benefits', facts: benefits },
  ]);
  await ctx.db.run(sql`
    insert into property.part (taxpayer_id, part, facts, as_of, answer_id, answered_at)
    select taxpayer_id, part, facts, ${ctx.today}::date, gen_random_uuid(), ${ctx.now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb)
      as p (taxpayer_id bigint, part text, facts jsonb)`);
}
