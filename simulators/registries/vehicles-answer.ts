// Vehicles of a person (formats/smev.md §10: no public schema, so the shape is ours). One entry
// for each time a vehicle stood on the person's name.
import type { Answering } from './answer.ts';
import { holderOf } from './answer.ts';
import { OWN, type Reply } from './message.ts';
import { attributes, xml } from './xml.ts';

interface Row {
  vin: string;
  kind_code: string;
  category: string;
  brand_model: string;
  year_made: number;
  power_hp: string;
  engine_volume_cm3: number;
  eco_class: number;
  pts: string;
  average_price_band: string | null;
  is_wanted: boolean;
  registered_on: string;
  deregistered_on: string | null;
  reg_plate: string;
  sts: string;
  region: string;
  oktmo: string;
}

/** Kilowatts in one metric horse power. */
const KILOWATTS = 0.735_499;

export async function answerVehicles(answering: Answering): Promise<Reply> {
  const { queries, person, today } = answering;
  const rows = await queries.rows<Row>(
    `select v.vin, v.kind_code, v.category, v.brand_model, v.year_made, v.power_hp,
            v.engine_volume_cm3, v.eco_class, v.pts, v.average_price_band, v.is_wanted,
            o.registered_on,
            case when o.deregistered_on <= $2 then o.deregistered_on end as deregistered_on,
            o.reg_plate, o.sts, o.region, o.oktmo
       from stand.vehicle_owner o join stand.vehicle v on v.vin = o.vin
      where o.serial = $1 and o.registered_on <= $2
      order by v.vin, o.registered_on`,
    [person.serial, today],
  );
  const vehicles = rows.map(
    (row) =>
      xml`<k:Vehicle${attributes({
        kind: row.kind_code,
        category: row.category,
        brandModel: row.brand_model,
        regPlate: row.reg_plate,
        vin: row.vin,
        bodyNumber: row.vin,
        year: row.year_made,
        engineVolume: row.engine_volume_cm3,
        powerHp: row.power_hp,
        powerKw: (Number(row.power_hp) * KILOWATTS).toFixed(2),
        ecoClass: row.eco_class,
        pts: row.pts,
        sts: row.sts,
        registeredOn: row.registered_on,
        deregisteredOn: row.deregistered_on,
        ownerShare: '1/1',
        averagePriceBand: row.average_price_band,
        region: row.region,
        oktmo: row.oktmo,
        wanted: row.is_wanted,
      })}/>`,
  );
  return {
    content: xml`<k:VehiclesResponse xmlns:k="${OWN}" AsOf="${today}">
${holderOf(answering)}${vehicles}</k:VehiclesResponse>`,
  };
}
