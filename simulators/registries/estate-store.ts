// Reads the real estate of a person as the registry of rights knows it on a day.
import type { Queries } from '../database.ts';
import type { CadastralValue, EstateKind, LandUse, RightBasis, RightForm } from '../people/life.ts';

export interface EstateRow {
  cadastral_number: string;
  kind: EstateKind;
  area_m2: string;
  address: string;
  region: string;
  oktmo: string;
  land_use: LandUse | null;
  permitted_use: string | null;
  is_listed: boolean;
  cadastral_values: CadastralValue[];
}

export interface RightRow {
  right_number: string;
  cadastral_number: string;
  valid_from: string;
  valid_to: string | null;
  registered_on: string;
  share_num: number;
  share_den: number;
  form: RightForm;
  basis: RightBasis;
}

/** Rights registered by this day, ended ones too; an end that lies ahead is not known yet. */
export async function listRights(
  queries: Queries,
  of: { serial: number; today: string },
): Promise<RightRow[]> {
  return queries.rows<RightRow>(
    `select right_number, cadastral_number, valid_from,
            case when valid_to <= $2 then valid_to end as valid_to,
            registered_on, share_num, share_den, form, basis
       from stand.estate_right
      where serial = $1 and registered_on <= $2
      order by cadastral_number, valid_from`,
    [of.serial, of.today],
  );
}

export async function listEstates(queries: Queries, numbers: string[]): Promise<EstateRow[]> {
  return queries.rows<EstateRow>(
    `select cadastral_number, kind, area_m2, address, region, oktmo, land_use, permitted_use,
            is_listed, cadastral_values
       from stand.estate where cadastral_number = any($1) order by cadastral_number`,
    [numbers],
  );
}
