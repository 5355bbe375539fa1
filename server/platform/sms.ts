// The SMS gateway over HTTP. One-time codes go by direct call and never into events.
import { Outage } from './errors.ts';
import type { Env } from './env.ts';

export interface Sms {
  /** Ours: the gateway takes a repeated id as the same message. */
  id: string;
  /** 11 digits, 7 first. */
  to: string;
  text: string;
}

/** Hands a message to the gateway. @throws Outage when it does not take it within 10 seconds. */
export async function sendSms(env: Env, sms: Sms): Promise<void> {
  try {
    const answer = await fetch(env.settings.SMS_URL, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${env.settings.SMS_SECRET}`,
      },
      body: JSON.stringify(sms),
      signal: AbortSignal.timeout(10_000),
    });
    // The status is all that counts; what follows it may be cut.
    await answer.body?.cancel();
    if (!answer.ok) throw busyUntil(answer) ?? new Error(`The gateway answered ${answer.status}.`);
  } catch (error) {
    env.metrics.outages.inc({ system: 'sms' });
    throw error instanceof Outage ? error : new Outage('sms', error);
  }
}

/** Longer than this nobody waits at a page; the person is told to come back later. */
const waitMaxS = 600;

/** A gateway that names the time to come again is believed, within sense. */
function busyUntil({ status, headers }: Response): Outage | null {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  if (!Number.isInteger(seconds) || seconds < 1) return null;
  return new Outage('sms', new Error(`busy: ${status}`), Math.min(seconds, waitMaxS));
}
