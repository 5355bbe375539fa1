// A registry corrects itself or learns of a sale: the reason of a corrected charge.
import { type Day, isDay, legalDay, moment } from '#primitives/days';
import type { Queries } from '../database.ts';
import type { CadastralValue } from '../people/life.ts';
import { Problem } from '../problem.ts';
import type { Stand } from '../stand.ts';
import {
  deregisterVehicle,
  endRights,
  insertBuyer,
  lockValues,
  updatePower,
  updateValues,
} from './object-store.ts';

const refuse = (code: string, detail: string, status = 422): Problem =>
  new Problem(status, { code, detail });

const unknown = (id: string): Problem =>
  refuse('registries.no_such_object', `В реестрах стенда нет объекта ${id}.`, 404);

type Change = Record<string, unknown>;

function dayIn(change: Change, field: string): Day {
  const value = change[field];
  if (typeof value === 'string' && isDay(value)) return value;
  throw refuse('registries.day_unreadable', `Напишите ${field} как день: «2025-08-20».`);
}

function valueIn(change: Change, today: Day): CadastralValue {
  const { valueKopecks, basis = 'correction' } = change;
  if (!Number.isSafeInteger(valueKopecks) || (valueKopecks as number) < 0) {
    throw refuse('registries.value_unreadable', 'valueKopecks — целое число копеек от нуля.');
  }
  if (basis !== 'court' && basis !== 'correction') {
    throw refuse('registries.basis_unreadable', 'basis — «court» или «correction».');
  }
  const on = dayIn(change, 'on');
  return { on, valueKopecks: valueKopecks as number, recordedOn: today, basis };
}

/** Puts the value in the place of the one of that day, or between its neighbours. */
async function changeValue(
  queries: Queries,
  of: { cadastralNumber: string; value: CadastralValue },
): Promise<void> {
  const { cadastralNumber, value } = of;
  const known = await lockValues(queries, cadastralNumber);
  if (known === undefined) throw unknown(cadastralNumber);
  const others = known.filter(({ on }) => on !== value.on);
  const values = [...others, value].sort((left, right) => (left.on < right.on ? -1 : 1));
  await updateValues(queries, { cadastralNumber, values });
}

async function sell(
  queries: Queries,
  of: { cadastralNumber: string; on: Day; buyerInn: unknown },
): Promise<void> {
  const { cadastralNumber, on, buyerInn } = of;
  if ((await lockValues(queries, cadastralNumber)) === undefined) throw unknown(cadastralNumber);
  if ((await endRights(queries, { cadastralNumber, on })) === 0) {
    throw refuse('registries.nothing_to_sell', 'На этот день у объекта нет действующих прав.');
  }
  if (buyerInn === undefined) return;
  if (await insertBuyer(queries, { cadastralNumber, inn: String(buyerInn), on })) return;
  throw refuse('registries.no_such_buyer', 'Покупателя с таким ИНН в реестрах стенда нет.');
}

async function changeEstate(queries: Queries, id: string, of: { change: Change; today: Day }) {
  const { change, today } = of;
  if (change.cadastralValue !== undefined) {
    const value = valueIn(change.cadastralValue as Change, today);
    await changeValue(queries, { cadastralNumber: id, value });
  }
  if (change.soldOn !== undefined) {
    const on = dayIn(change, 'soldOn');
    await sell(queries, { cadastralNumber: id, on, buyerInn: change.buyerInn });
  }
}

const POWER = /^\d{1,4}\.\d{2}$/u;

async function changeVehicle(queries: Queries, vin: string, change: Change): Promise<void> {
  let touched = 0;
  if (change.deregisteredOn !== undefined) {
    touched += await deregisterVehicle(queries, { vin, on: dayIn(change, 'deregisteredOn') });
  }
  if (change.powerHp !== undefined) {
    if (typeof change.powerHp !== 'string' || !POWER.test(change.powerHp)) {
      throw refuse('registries.power_unreadable', 'powerHp — строка с двумя знаками: «149.60».');
    }
    touched += await updatePower(queries, { vin, powerHp: change.powerHp });
  }
  if (touched === 0) throw unknown(vin);
}

const ESTATE_CHANGES = ['cadastralValue', 'soldOn'];
const VEHICLE_CHANGES = ['deregisteredOn', 'powerHp'];

/**
 * Changes an object by its cadastral number or VIN. Refuses an object nobody knows, a change that
 * does not fit it, a day or a value that cannot be read.
 */
export async function changeObject(stand: Stand, id: string, body: unknown): Promise<void> {
  const change = (body ?? {}) as Change;
  const isEstate = id.includes(':');
  const fitting = isEstate ? ESTATE_CHANGES : VEHICLE_CHANGES;
  if (!fitting.some((field) => change[field] !== undefined)) {
    throw refuse('registries.nothing_to_change', `Укажите, что изменить: ${fitting.join(', ')}.`);
  }
  const { now } = await stand.clock.read();
  const today = legalDay(moment(now), stand.settings.LEGAL_TIME_ZONE);
  await stand.db.transaction(async (queries) => {
    if (isEstate) await changeEstate(queries, id, { change, today });
    else await changeVehicle(queries, id, change);
  });
}
