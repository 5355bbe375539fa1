// The stand's generated population as the registries would tell of it, without the stand: facts for
// as many people as a benchmark wants, always the same ones.
import { kopecks } from '#primitives/money';
import type { ObjectFacts, SomeLife } from '#testing/property';
import { generate } from '../../simulators/people/generate.ts';
import type { Lives } from '../../simulators/people/life.ts';

export type Life = Omit<SomeLife, 'taxpayerId'>;

/** The lives of people from a serial on; children own little, as they do in the country. */
export function generatedLives(serialFrom: number, count: number): Life[] {
  const lives = generate({ seed: 'bench', serialFrom, count });
  const estates = Map.groupBy(lives.rights, ({ serial }) => serial);
  const cars = Map.groupBy(lives.vehicleOwners, ({ serial }) => serial);
  const ties = Map.groupBy(lives.family, ({ serial }) => serial);
  const rights = Map.groupBy(lives.benefits, ({ serial }) => serial);
  const births = new Map(lives.people.map(({ serial, birthDate }) => [serial, birthDate]));
  return lives.people.slice(0, count).map(({ serial }) => ({
    objects: [
      ...estatesOf(lives, estates.get(serial) ?? []),
      ...carsOf(lives, cars.get(serial) ?? []),
    ],
    children: (ties.get(serial) ?? [])
      .filter(({ relation }) => relation === 'child')
      .map(({ relative, until }) => ({ birthDate: births.get(relative)!, until })),
    benefits: (rights.get(serial) ?? []).map(({ code, from, to, document }) => ({
      code,
      from,
      to,
      document,
    })),
  }));
}

function estatesOf(lives: Lives, rights: Lives['rights']): ObjectFacts[] {
  const byNumber = Map.groupBy(rights, ({ cadastralNumber }) => cadastralNumber);
  return [...byNumber].map(([cadastralNumber, own]) => {
    const { values, isListed, ...estate } = lives.estates.find(
      (one) => one.cadastralNumber === cadastralNumber,
    )!;
    const facts = {
      ...estate,
      isListed3782: isListed,
      cadastralValues: values.map((value) => ({
        ...value,
        valueKopecks: kopecks(value.valueKopecks),
      })),
      ownership: own
        .map((right) => ({
          from: right.from,
          to: right.to,
          registeredOn: right.registeredOn,
          shareNum: right.shareNum,
          shareDen: right.shareDen,
          form: right.form,
          basis: right.basis,
          rightNumber: right.rightNumber,
        }))
        .toSorted((left, right) => (left.from < right.from ? -1 : 1)),
    };
    return { family: estate.kind === 'land' ? 'land' : 'building', facts };
  });
}

function carsOf(lives: Lives, owners: Lives['vehicleOwners']): ObjectFacts[] {
  const byVin = Map.groupBy(owners, ({ vin }) => vin);
  return [...byVin].map(([vin, own]) => {
    const { isWanted: wanted, ...car } = lives.vehicles.find((one) => one.vin === vin)!;
    const { regPlate, sts, region, oktmo } = own.at(-1)!;
    const ownership = own
      .map(({ registeredOn, deregisteredOn }) => ({ registeredOn, deregisteredOn }))
      .map((span) => ({ ...span, shareNum: 1, shareDen: 1 }));
    const facts = { ...car, regPlate, sts, region, oktmo, ownership, bodyNumber: null, wanted };
    return { family: 'vehicle', facts };
  });
}
