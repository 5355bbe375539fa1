// News of this taxpayer as they happen: what is on the screen reads itself again.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { onSessionEnd } from '../../api.ts';
import { API } from '../../query.ts';
import { SESSION_KEY } from './session.ts';

/** News from the server, and the first words of the keys that it makes old. */
const TOPICS: Readonly<Record<string, readonly string[]>> = {
  account: ['account'],
  payments: ['payments', 'account'],
  notifications: ['notifications', 'account'],
  property: ['property', 'account'],
  receipts: ['npd', 'account'],
};

/** The keys that news of these topics make old, each once. */
export function keysOf(topics: readonly string[]): string[] {
  return [...new Set(topics.flatMap((topic) => TOPICS[topic] ?? []))];
}

function topicsOf(data: string): string[] {
  const read = JSON.parse(data) as { topics?: unknown };
  return Array.isArray(read.topics) ? read.topics.filter((one) => typeof one === 'string') : [];
}

/** A refused stream is opened anew this much later, if the session lives. */
const REOPEN_MS = 2000;

export function useLive(isSignedIn: boolean): void {
  const client = useQueryClient();
  const [opening, setOpening] = useState(1);
  useEffect(() => {
    if (!isSignedIn) return undefined;
    const stream = new EventSource(`${API}/stream`);
    stream.addEventListener('changed', (event: MessageEvent<string>) => {
      for (const key of keysOf(topicsOf(event.data))) {
        void client.invalidateQueries({ queryKey: [key] });
      }
    });
    // News may have been missed while the server or the connection was away: everything shown is
    // read again. What came before the first opening the server tells by itself.
    const readAll = () => void client.invalidateQueries();
    stream.addEventListener('reload', readAll);
    stream.addEventListener('error', () => stream.addEventListener('open', readAll));
    // Cut off it comes back by itself; refused it does not: the session is over, and the page shall
    // say so, or its key has just changed.
    let reopening: ReturnType<typeof setTimeout> | undefined;
    stream.addEventListener('error', () => {
      if (stream.readyState !== EventSource.CLOSED) return;
      void client.invalidateQueries({ queryKey: SESSION_KEY });
      reopening = setTimeout(() => setOpening(opening + 1), REOPEN_MS);
    });
    // Without a session the stream would knock for ever.
    const close = () => {
      stream.close();
      clearTimeout(reopening);
    };
    const forget = onSessionEnd(close);
    return () => {
      forget();
      close();
    };
  }, [client, isSignedIn, opening]);
}
