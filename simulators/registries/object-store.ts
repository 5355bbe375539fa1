// Changes what the registries know of an object, and lists what a person has.
import type { Queries } from '../database.ts';
import type { CadastralValue } from '../people/life.ts';

export interface ObjectLine {
  id: string;
  kind: string;
  title: string;
}

export async function listObjects(queries: Queries, inn: string): Promise<ObjectLine[]> {
  return queries.rows<ObjectLine>(
    `select distinct e.cadastral_number as id, e.kind, e.address as title
       from stand.person p join stand.estate_right r using (serial)
       join stand.estate e using (cadastral_number) where p.inn = $1
     union all
     select distinct v.vin, v.kind, v.brand_model
       from stand.person p join stand.vehicle_owner o using (serial)
       join stand.vehicle v using (vin) where p.inn = $1
     order by kind, id`,
    [inn],
  );
}

/** The values of the object, locked until the transaction ends. */
export async function lockValues(
  queries: Queries,
  cadastralNumber: string,
): Promise<CadastralValue[] | undefined> {
  const row = await queries.find<{ cadastral_values: CadastralValue[] }>(
    'select cadastral_values from stand.estate where cadastral_number = $1 for update',
    [cadastralNumber],
  );
  return row?.cadastral_values;
}

export async function updateValues(
  queries: Queries,
  of: { cadastralNumber: string; values: CadastralValue[] },
): Promise<void> {
  await queries.run('update stand.estate set cadastral_values = $2 where cadastral_number = $1', [
    of.cadastralNumber,
    JSON.stringify(of.values),
  ]);
}

/** Ends every right that is still in force; how many there were. */
export async function endRights(
  queries: Queries,
  of: { cadastralNumber: string; on: string },
): Promise<number> {
  return queries.run(
    `update stand.estate_right set valid_to = $2
      where cadastral_number = $1 and valid_to is null and valid_from < $2`,
    [of.cadastralNumber, of.on],
  );
}

/** The whole object becomes the buyer's; false when nobody has this ИНН. */
export async function insertBuyer(
  queries: Queries,
  of: { cadastralNumber: string; inn: string; on: string },
): Promise<boolean> {
  const { cadastralNumber, inn, on } = of;
  const touched = await queries.run(
    `insert into stand.estate_right (right_number, cadastral_number, serial, valid_from, valid_to,
       registered_on, share_num, share_den, form, basis)
     select $1 || '-' || region || '/' || extract(year from $3::date) || '-' || serial, $1, serial,
            $3, null, $3, 1, 1, 'sole', 'purchase'
       from stand.person where inn = $2`,
    [cadastralNumber, inn, on],
  );
  return touched > 0;
}

/** Takes the vehicle off the name of its present owner; how many there were. */
export async function deregisterVehicle(
  queries: Queries,
  of: { vin: string; on: string },
): Promise<number> {
  return queries.run(
    `update stand.vehicle_owner set deregistered_on = $2
      where vin = $1 and deregistered_on is null and registered_on < $2`,
    [of.vin, of.on],
  );
}

/** How many vehicles were touched. */
export async function updatePower(
  queries: Queries,
  of: { vin: string; powerHp: string },
): Promise<number> {
  return queries.run('update stand.vehicle set power_hp = $2 where vin = $1', [of.vin, of.powerHp]);
}
