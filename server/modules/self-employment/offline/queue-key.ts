// What a device keeps of a person until there is a connection is sealed under this key (BEY-8,
// security P20): the same for every device and sign-in of the person, known to nobody else.
import { createHmac } from 'node:crypto';
import type { Env } from '#platform/env';

/** 32 bytes. */
export function queueKeyOf(env: Env, subjectId: string): Buffer {
  const key = env.keys.derive('self-employment.queue');
  return createHmac('sha256', key).update(subjectId).digest();
}
