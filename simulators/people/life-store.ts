// Writes whole lives into the tables of the stand: one statement per table, whatever the number of
// people.
import { comparableName } from '#primitives/names';
import type { Queries } from '../database.ts';
import { type Lives, type Name, type Person, fullName } from './life.ts';

export function nameKey(name: Name): string {
  return comparableName(fullName(name));
}

function personRow(person: Person): object {
  const { name, passport, passportState } = person;
  return {
    serial: person.serial,
    household: person.household,
    last_name: name.last,
    first_name: name.first,
    middle_name: name.middle,
    name_key: nameKey(name),
    sex: person.sex,
    birth_date: person.birthDate,
    birth_place: person.birthPlace,
    inn: person.inn,
    snils: person.snils,
    passport: passport === null ? null : passport.series + passport.number,
    passport_issued_on: passport?.issuedOn ?? null,
    passport_department: passport?.departmentCode ?? null,
    passport_issuer: passport?.issuer ?? null,
    passport_status: passportState?.status ?? null,
    passport_reason: passportState?.reason ?? null,
    phone: person.phone,
    email: person.email,
    address: person.address,
    region: person.region,
    oktmo: person.oktmo,
    jobs: person.jobs,
    persona: person.persona,
    account: person.account,
    is_registered: person.account !== null,
  };
}

const estateRow = (estate: Lives['estates'][number]): object => ({
  cadastral_number: estate.cadastralNumber,
  kind: estate.kind,
  area_m2: estate.areaM2,
  address: estate.address,
  region: estate.region,
  oktmo: estate.oktmo,
  land_use: estate.landUse,
  permitted_use: estate.permittedUse,
  is_listed: estate.isListed,
  cadastral_values: estate.values,
});

const rightRow = (right: Lives['rights'][number]): object => ({
  right_number: right.rightNumber,
  cadastral_number: right.cadastralNumber,
  serial: right.serial,
  valid_from: right.from,
  valid_to: right.to,
  registered_on: right.registeredOn,
  share_num: right.shareNum,
  share_den: right.shareDen,
  form: right.form,
  basis: right.basis,
});

const vehicleRow = (vehicle: Lives['vehicles'][number]): object => ({
  vin: vehicle.vin,
  kind: vehicle.kind,
  kind_code: vehicle.kindCode,
  category: vehicle.category,
  brand_model: vehicle.brandModel,
  year_made: vehicle.yearMade,
  power_hp: vehicle.powerHp,
  engine_volume_cm3: vehicle.engineVolumeCm3,
  eco_class: vehicle.ecoClass,
  pts: vehicle.pts,
  average_price_band: vehicle.averagePriceBand,
  is_wanted: vehicle.isWanted,
});

const ownerRow = (owner: Lives['vehicleOwners'][number]): object => ({
  vin: owner.vin,
  serial: owner.serial,
  registered_on: owner.registeredOn,
  deregistered_on: owner.deregisteredOn,
  reg_plate: owner.regPlate,
  sts: owner.sts,
  region: owner.region,
  oktmo: owner.oktmo,
});

const tieRow = (tie: Lives['family'][number]): object => ({
  serial: tie.serial,
  relative: tie.relative,
  relation: tie.relation,
  valid_from: tie.since,
  valid_to: tie.until,
});

const benefitRow = (benefit: Lives['benefits'][number]): object => ({
  serial: benefit.serial,
  code: benefit.code,
  valid_from: benefit.from,
  valid_to: benefit.to,
  document: benefit.document,
});

/** `table` is one of the names below, never text from outside. */
async function insertRows(queries: Queries, table: string, rows: object[]): Promise<void> {
  await queries.run(
    `insert into stand.${table} select * from jsonb_populate_recordset(null::stand.${table}, $1)`,
    [JSON.stringify(rows)],
  );
}

/** Writes the lives; all or, inside a transaction, nothing. */
export async function insertLives(queries: Queries, lives: Lives): Promise<void> {
  await insertRows(queries, 'person', lives.people.map(personRow));
  await insertRows(queries, 'estate', lives.estates.map(estateRow));
  await insertRows(queries, 'estate_right', lives.rights.map(rightRow));
  await insertRows(queries, 'vehicle', lives.vehicles.map(vehicleRow));
  await insertRows(queries, 'vehicle_owner', lives.vehicleOwners.map(ownerRow));
  await insertRows(queries, 'family_tie', lives.family.map(tieRow));
  await insertRows(queries, 'benefit', lives.benefits.map(benefitRow));
}

/** Two callers that make people at once wait for each other: serials must not meet. */
const LOCK = 7_026_112_102;

/** The first serial nobody has; holds everybody else off until the transaction ends. */
export async function reserveSerial(queries: Queries): Promise<number> {
  await queries.run('select pg_advisory_xact_lock($1)', [LOCK]);
  const { serial } = await queries.one<{ serial: number }>(
    'select coalesce(max(serial), 0) + 1 as serial from stand.person',
  );
  return serial;
}
