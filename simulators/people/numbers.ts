// The numbers of a person and of things, made from one serial so that no two are alike: the serial
// is multiplied by a prime that has no factor in common with the size of each range. Check digits
// are right. Good for a million people; beyond that ИНН of one inspectorate would repeat.
import { type Day, addDays, addMonths, yearOf } from '#primitives/days';
import { completePersonInn } from '#primitives/identifiers/inn';
import { snilsControl } from '#primitives/identifiers/snils';
import type { Passport } from './life.ts';
import type { Place } from './places.ts';

const SPREAD = 7919;
const MILLION = 1_000_000;
const SNILS_FIRST = 200_000_000;
const SNILS_RANGE = 700_000_000;

const scattered = (serial: number, range: number): number => (serial * SPREAD) % range;
const digits = (value: number, length: number): string => String(value).padStart(length, '0');

/** ИНН given out by the inspectorate of the place. */
export function innOf(serial: number, place: Place): string {
  return completePersonInn(`${place.inspectorate}${digits(scattered(serial, MILLION), 6)}`);
}

export function snilsOf(serial: number): string {
  const nine = String(SNILS_FIRST + scattered(serial, SNILS_RANGE));
  return nine + snilsControl(nine);
}

/** Phones of the stand lie in +7 900 1…, the demo people's in +7 900 0… */
export function phoneOf(serial: number): string {
  return `+7900${digits(MILLION + (serial % MILLION), 7)}`;
}

/** The last birthday of 14, 20 and 45 that has passed: passports are replaced then. */
function passportAge(birthDate: Day, today: Day): number | null {
  return [45, 20, 14].find((age) => addMonths(birthDate, age * 12 + 1) <= today) ?? null;
}

/** The passport in force, given out some weeks after the birthday; null before 14. */
export function passportOf(
  serial: number,
  birthDate: Day,
  issue: { place: Place; today: Day },
): Passport | null {
  const age = passportAge(birthDate, issue.today);
  if (age === null) return null;
  const issuedOn = addDays(addMonths(birthDate, age * 12), 10 + (serial % 20));
  const { place } = issue;
  return {
    series: `${place.passportRegion}${digits(yearOf(issuedOn) % 100, 2)}`,
    number: digits(100_000 + scattered(serial, 900_000), 6),
    issuedOn,
    departmentCode: place.departmentCode,
    issuer: place.issuer,
  };
}

const VIN_VALUES = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ';
const VIN_WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** Maker and model (8 characters), the check character, then the number of the car. */
export function vinOf(maker: string, serial: number): string {
  const body = `${maker.padEnd(8, '0').slice(0, 8)}0${digits(scattered(serial, 100_000_000), 8)}`;
  const total = VIN_WEIGHTS.reduce(
    (sum, weight, at) => sum + (VIN_VALUES.indexOf(body.charAt(at)) % 10) * weight,
    0,
  );
  const check = total % 11;
  return `${body.slice(0, 8)}${check === 10 ? 'X' : check}${body.slice(9)}`;
}

const PLATE_LETTERS = 'АВЕКМНОРСТУХ';
const PLATES_OF_REGION = 999 * 12 ** 3;

/** А001АА to Х999ХХ; motorcycles 0001АА to 9999ХХ. */
export function plateOf(serial: number, place: Place, kind: 'car' | 'motorcycle'): string {
  const region = place.plateRegions[serial % place.plateRegions.length]!;
  const letter = (value: number): string => PLATE_LETTERS.charAt(value % 12);
  if (kind === 'motorcycle') {
    const value = scattered(serial, 9999 * 144);
    const letters = Math.floor(value / 9999);
    const pair = `${letter(letters)}${letter(Math.floor(letters / 12))}`;
    return `${digits((value % 9999) + 1, 4)}${pair}${region.slice(-2)}`;
  }
  const value = scattered(serial, PLATES_OF_REGION);
  const letters = Math.floor(value / 999);
  const [first, second, third] = [letters, letters / 12, letters / 144].map(Math.floor);
  const number = digits((value % 999) + 1, 3);
  return `${letter(first!)}${number}${letter(second!)}${letter(third!)}${region}`;
}

/** `NN:NN:NNNNNNN:N…`; `place` numbers the objects of one person from 1 to 99. */
export function cadastralNumberOf(place: Place, serial: number, index: number): string {
  const quarter = digits(100_000 + (scattered(serial, 90_000) % 90_000), 7);
  return `${place.cadastralDistrict}:${quarter}:${serial * 100 + index}`;
}

/** Electronic passport of a vehicle: 15 digits. */
export function ptsOf(serial: number): string {
  return `1643${digits(scattered(serial, 100_000_000_000), 11)}`;
}

export function stsOf(serial: number): string {
  return `99${digits(scattered(serial, 100_000_000), 8)}`;
}
