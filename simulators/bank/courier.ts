// Carries the notices of the queue to the shop, closes what is out of time, and sleeps between.
import type { Stand } from '../stand.ts';
import { claimDue, type DueCallback, nextTryAt, recordOutcome } from './callback-store.ts';
import { signatureHeaders } from './callback.ts';
import { expireOrders, settleLateCharges } from './decide-order.ts';
import { nextChargeAt } from './order-store.ts';

export interface Courier {
  wake(): void;
  stop(): Promise<void>;
}

const ANSWER_TIMEOUT_MS = 10_000;
/** Business time goes on by itself: an hour's order is closed at most this much too late. */
const SLEEP_MAX_MS = 30_000;
const AT_ONCE = 20;

async function deliver(stand: Stand, callback: DueCallback): Promise<void> {
  const { wall } = await stand.clock.read();
  const { body, signature } = callback;
  const secret = stand.settings.BANK_SECRET;
  const signed = signatureHeaders({ body, signature, secret, wallMs: Date.parse(wall) });
  const status = await fetch(callback.callbackUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signed },
    body,
    redirect: 'manual',
    signal: AbortSignal.any([stand.stopping, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]),
  }).then(
    async (answer) => {
      await answer.body?.cancel();
      return answer.status;
    },
    // A shop that cannot be reached is what the repeats are for.
    () => null,
  );
  const isAccepted = status !== null && status >= 200 && status < 300;
  const acceptedAt = isAccepted ? new Date() : null;
  await recordOutcome(stand.db, { id: callback.id, status, acceptedAt });
}

/** Starts carrying; `stop` waits for what is under way. */
export function startCourier(stand: Stand): Courier {
  const underWay = new Map<string, Promise<void>>();
  const ids = (): string[] => [...underWay.keys()];
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> | null = null;
  let isWoken = false;

  function carry(callback: DueCallback): void {
    const done = deliver(stand, callback)
      .catch((error: Error) => stand.log.warn({ err: error }, 'a bank callback was not recorded'))
      .finally(() => {
        underWay.delete(callback.id);
        wake();
      });
    underWay.set(callback.id, done);
  }

  async function work(): Promise<number> {
    await settleLateCharges(stand);
    await expireOrders(stand);
    const due = await claimDue(stand.db, {
      real: new Date(),
      underWay: ids(),
      limit: AT_ONCE - underWay.size,
    });
    due.forEach(carry);
    if (underWay.size >= AT_ONCE) return SLEEP_MAX_MS;
    const times = [await nextTryAt(stand.db, ids()), await nextChargeAt(stand.db)];
    const waits = times.map((at) => (at === null ? SLEEP_MAX_MS : Date.parse(at) - Date.now()));
    return Math.min(SLEEP_MAX_MS, ...waits);
  }

  async function turn(): Promise<void> {
    const waitMs = await work().catch((error: Error) => {
      stand.log.warn({ err: error }, 'the bank could not look into its queue');
      return 1000;
    });
    round = null;
    if (stand.stopping.aborted) return;
    if (isWoken) wake();
    else timer = setTimeout(wake, Math.max(0, waitMs));
  }

  function wake(): void {
    isWoken = round !== null;
    if (isWoken || stand.stopping.aborted) return;
    clearTimeout(timer);
    round = turn();
  }

  return {
    wake,
    async stop() {
      clearTimeout(timer);
      await round;
      await Promise.all(underWay.values());
    },
  };
}
