// Issuing a receipt: one key for one wish; without a connection the receipt waits on the device.
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useRef } from 'react';
import { Refusal, Unreachable, send } from '../../api.ts';
import { NPD, type Receipt, type ReceiptBody } from '../../npd/npd.ts';
import { isQueueOpen, queueAsSent, queueOffline } from '../../npd/queue/use-queue.ts';

export interface Issuing {
  /** Issues, or puts into the queue when there is no connection; moves on to what came of it. */
  issue: (body: ReceiptBody) => Promise<void>;
}

interface Wish {
  key: string;
  text: string;
}

/** `replaced`: the number of the receipt that the new one stands in for. */
export function useIssue(replaced: string | null, isOffline: boolean): Issuing {
  const client = useQueryClient();
  const router = useRouter();
  const wish = useRef<Wish | null>(null);

  /** The same body keeps its key, so that a second press is the same receipt. */
  const keyOf = (body: ReceiptBody): string => {
    const text = JSON.stringify(body);
    if (wish.current?.text !== text) wish.current = { key: crypto.randomUUID(), text };
    return wish.current.key;
  };
  const showQueue = (id: string) => router.history.push(`/npd/receipts?queued=${id}`);

  const issue = async (body: ReceiptBody) => {
    const key = keyOf(body);
    const path = replaced === null ? '/receipts' : `/receipts/${replaced}/replacement`;
    const canWait = replaced === null && (await isQueueOpen());
    if (canWait && (isOffline || !navigator.onLine)) {
      await queueOffline(key, body);
      showQueue(key);
      return;
    }
    try {
      const receipt = await send<Receipt>('POST', NPD + path, { body, idempotencyKey: key });
      client.setQueryData(['npd', 'receipt', receipt.number], receipt);
      void client.invalidateQueries({ queryKey: ['npd'] });
      router.history.push(`/npd/receipts/${receipt.number}?issued=1`);
    } catch (error) {
      if (error instanceof Refusal) wish.current = null;
      // Nobody knows whether it arrived: the very same request is sent until it is answered.
      if (!canWait || !(error instanceof Unreachable)) throw error;
      await queueAsSent(key, body);
      showQueue(key);
    }
  };
  return { issue };
}
