// `deviceInfo` of a sign-in: programs name their device in every way there is.
import * as z from 'zod/mini';
import { refusals } from '../errors.ts';

export const deviceInfo = z.optional(
  z.nullable(
    z.union([
      z.object({
        sourceDeviceId: z.optional(z.nullable(z.union([z.string(), z.number(), z.boolean()]))),
      }),
      z.array(z.never()),
      z.boolean(),
      z.string(),
    ]),
  ),
);

export interface Device {
  /** 1 to 64 characters; null when the program did not say. */
  id: string | null;
}

/** @throws npd-wire.device_invalid */
export function deviceOf(info: z.infer<typeof deviceInfo>): Device {
  const isSaid = typeof info === 'object' && info !== null && !Array.isArray(info);
  const given = isSaid ? info.sourceDeviceId : null;
  if (given === undefined || given === null || given === false || given === '') return { id: null };
  const id = String(given);
  if (id.length > 64) throw refusals.device_invalid();
  return { id };
}
