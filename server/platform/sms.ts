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
    if (!answer.ok) throw new Error(`The SMS gateway answered ${answer.status}.`);
  } catch (error) {
    env.metrics.outages.inc({ system: 'sms' });
    throw new Outage('sms', error);
  }
}
