// Twenty-four tellers of money: each has an id before it sends, and repeats until it is
// acknowledged.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

export interface Arrival {
  eventId: string;
  paymentId: string;
  payerInn: string;
  amountKopecks: number;
}

export interface Told {
  /** Everything ever sent, by event. */
  sent: Map<string, Arrival>;
  acknowledged: Set<string>;
  /** Answers that are neither an acknowledgement nor a reason to repeat. */
  refused: string[];
  /** Copies of one request that were acknowledged as different postings. */
  disagreed: number;
  repeats: number;
}

export interface Teller {
  url: string;
  secret: string;
  payers: readonly string[];
  random: () => number;
  isEnough: () => boolean;
}

const CLIENTS = 24;
/** Every tenth request is sent twice at once. */
const TWICE_EACH = 10;
const TIMEOUT_MS = 10_000;
/** Longer than any recovery: whoever has no answer by then will get none. */
const GIVE_UP_MS = 60_000;
const AMOUNT_MAX = 1_000_000;

export const newTold = (): Told => ({
  sent: new Map(),
  acknowledged: new Set(),
  refused: [],
  disagreed: 0,
  repeats: 0,
});

/** Tells of money until it is enough and everything begun has come to its end. */
export async function tellUntilEnough(teller: Teller, told: Told): Promise<void> {
  const client = async (): Promise<void> => {
    while (!teller.isEnough()) await tell(teller, told, newArrival(teller));
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
}

function newArrival({ payers, random }: Teller): Arrival {
  return {
    eventId: randomUUID(),
    paymentId: randomUUID(),
    payerInn: payers[Math.floor(random() * payers.length)]!,
    amountKopecks: 1 + Math.floor(random() * AMOUNT_MAX),
  };
}

async function tell(teller: Teller, told: Told, arrival: Arrival): Promise<void> {
  told.sent.set(arrival.eventId, arrival);
  const copies = told.sent.size % TWICE_EACH === 0 ? 2 : 1;
  const postings = await Promise.all(
    Array.from({ length: copies }, () => untilAcknowledged(teller, told, arrival)),
  );
  if (new Set(postings).size > 1) told.disagreed += 1;
  if (postings.some((one) => one !== null)) told.acknowledged.add(arrival.eventId);
}

/** The number of the posting; null when the program refused for good. */
async function untilAcknowledged(
  teller: Teller,
  told: Told,
  arrival: Arrival,
): Promise<number | null> {
  const giveUpAt = performance.now() + GIVE_UP_MS;
  for (;;) {
    const answer = await send(teller, arrival);
    if (answer?.status === 200) return answer.postingNo;
    if (answer !== null && answer.status < 500) {
      told.refused.push(`${answer.status} ${answer.code}`);
      return null;
    }
    if (performance.now() > giveUpAt) {
      told.refused.push(`never answered, last ${answer?.status ?? 'cut off'}`);
      return null;
    }
    told.repeats += 1;
    await pause(50 + teller.random() * 150);
  }
}

interface Answer {
  status: number;
  postingNo: number;
  code: string;
}

/** Null: no answer came, so nobody knows what became of it. */
async function send({ url, secret }: Teller, arrival: Arrival): Promise<Answer | null> {
  try {
    const response = await fetch(`${url}/api/stand/v1/arrivals`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${secret}`,
        'content-type': 'application/json',
        'idempotency-key': arrival.eventId,
      },
      body: JSON.stringify(arrival),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body = (await response.json()) as Partial<Answer>;
    return { status: response.status, postingNo: body.postingNo ?? 0, code: body.code ?? '' };
  } catch {
    // Cut off by a kill: the same request goes out again.
    return null;
  }
}
