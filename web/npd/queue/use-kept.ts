// Recent services for the form: what the server says, kept for when it cannot be asked.
import { useEffect, useState } from 'react';
import { readDevice } from '../../device.ts';
import type { Recent } from '../npd.ts';
import { keepServices, keptServices } from './store.ts';

export function useKeptServices(known: readonly Recent[] | undefined): readonly Recent[] {
  const [kept, setKept] = useState<readonly Recent[]>([]);
  const text = known === undefined ? null : JSON.stringify(known);
  useEffect(() => {
    const owner = readDevice()?.owner;
    if (owner === undefined) return;
    // A browser that keeps nothing only has no suggestions without a connection.
    if (text !== null) keepServices(owner, JSON.parse(text) as Recent[]).catch(() => undefined);
    else keptServices(owner).then(setKept, () => undefined);
  }, [text]);
  return known ?? kept;
}
