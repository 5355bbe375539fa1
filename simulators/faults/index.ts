// The catalogue of defects (BEY-13) and its switches: `GET`, `PUT` and `DELETE /stand/api/faults`.
import type { FastifyInstance } from 'fastify';
import { Problem } from '../problem.ts';
import type { FaultEntry, Stand } from '../stand.ts';
import { type FaultSwitch, listSwitches, setSwitch, switchAllOff } from './fault-store.ts';

export const name = 'faults';

export interface FaultState extends FaultEntry {
  on: boolean;
  timesLeft: number | null;
}

const TIMES_MAX = 1000;
const DELAY_MS_MAX = 600_000;

/** The whole catalogue with what is switched on, in the order of the systems. */
export async function listFaults(
  stand: Stand,
  catalogue: readonly FaultEntry[],
): Promise<FaultState[]> {
  const switches = await listSwitches(stand.db);
  return catalogue.map((entry) => {
    const found = switches.get(entry.id);
    const delayMs = found?.delayMs ?? entry.delayMs;
    return {
      ...entry,
      ...(delayMs === undefined ? {} : { delayMs }),
      on: found?.on ?? false,
      timesLeft: found?.timesLeft ?? null,
    };
  });
}

const refuse = (code: string, detail: string): Problem => new Problem(422, { code, detail });

function whole(value: unknown, range: { least: number; most: number }): number | null {
  if (value === undefined || value === null) return null;
  const { least, most } = range;
  if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most) {
    return value as number;
  }
  throw refuse(
    'stand.fault_number_unreadable',
    `times — целое число от 1 до ${TIMES_MAX}, delayMs — от 0 до ${DELAY_MS_MAX} миллисекунд.`,
  );
}

function readSwitch(body: unknown, catalogue: readonly FaultEntry[]): FaultSwitch {
  const { id, on, times, delayMs } = (body ?? {}) as Record<string, unknown>;
  if (!catalogue.some((entry) => entry.id === id)) {
    throw new Problem(404, {
      code: 'stand.no_such_fault',
      detail: `Дефекта «${String(id)}» нет. Список — GET /stand/api/faults.`,
    });
  }
  if (typeof on !== 'boolean') {
    throw refuse('stand.fault_without_switch', 'Укажите on: true — включить, false — выключить.');
  }
  const timesLeft = whole(times, { least: 1, most: TIMES_MAX });
  const delay = whole(delayMs, { least: 0, most: DELAY_MS_MAX });
  return { id: id as string, on, timesLeft: on ? timesLeft : null, delayMs: on ? delay : null };
}

async function turnSwitch(
  stand: Stand,
  catalogue: readonly FaultEntry[],
  body: unknown,
): Promise<FaultState | undefined> {
  const change = readSwitch(body, catalogue);
  await setSwitch(stand.db, change);
  const all = await listFaults(stand, catalogue);
  return all.find((fault) => fault.id === change.id);
}

/** Registers the switches of this catalogue. */
export function registerFaults(
  app: FastifyInstance,
  stand: Stand,
  catalogue: readonly FaultEntry[],
): void {
  app.get('/stand/api/faults', () => listFaults(stand, catalogue));
  app.put('/stand/api/faults', (request) => turnSwitch(stand, catalogue, request.body));
  app.delete('/stand/api/faults', async () => {
    await switchAllOff(stand.db);
    return listFaults(stand, catalogue);
  });
}
