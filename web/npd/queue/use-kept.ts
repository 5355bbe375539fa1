// Recent services for the form: what the server says, kept for when it cannot be asked.
import { useEffect, useState } from 'react';
import { readDevice } from '../../device.ts';
import type { RecentService } from '../npd.ts';
import { takeKey } from './queue-key.ts';
import { keepServices, keptServices } from './store.ts';

async function keep(owner: string, services: readonly RecentService[]): Promise<void> {
  await takeKey(owner);
  await keepServices(owner, services);
}

export function useKeptServices(
  known: readonly RecentService[] | undefined,
): readonly RecentService[] {
  const [kept, setKept] = useState<readonly RecentService[]>([]);
  const text = known === undefined ? null : JSON.stringify(known);
  useEffect(() => {
    const owner = readDevice()?.owner;
    if (owner === undefined) return;
    // A browser that keeps nothing only has no suggestions without a connection.
    if (text !== null) keep(owner, JSON.parse(text) as RecentService[]).catch(() => undefined);
    else keptServices(owner).then(setKept, () => undefined);
  }, [text]);
  return known ?? kept;
}
