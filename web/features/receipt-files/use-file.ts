// What a person does with a file of receipts: ticks lines, issues part by part, gives it up.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../api.ts';
import type { Submission } from '../../light/submission.ts';
import { type FileLoad, type FileRow, fileKey, pathOf } from './receipt-files.ts';

export function useFile(load: FileLoad, submission: Submission) {
  const client = useQueryClient();
  const { loadId } = load;
  const [ticks, setTicks] = useState<ReadonlyMap<number, boolean>>(new Map());
  const [ticking, setTicking] = useState(0);
  const keep = (next: FileLoad) => client.setQueryData([...fileKey(loadId), 'load'], next);
  const tick = ({ rowNo }: FileRow, isChosen: boolean) => {
    setTicks((before) => new Map(before).set(rowNo, isChosen));
    setTicking((count) => count + 1);
    const path = `${pathOf(loadId)}/rows/${rowNo}/choice`;
    send<FileLoad>('PUT', path, { body: { isChosen }, idempotencyKey: crypto.randomUUID() })
      .then(keep, () => {
        // What was not kept is shown as it stands.
        setTicks((before) => new Map(before).set(rowNo, !isChosen));
        return client.invalidateQueries({ queryKey: fileKey(loadId) });
      })
      .finally(() => setTicking((count) => count - 1));
  };
  const issue = (missing: Parameters<Submission['run']>[0], mayPassLimit: boolean) =>
    submission.run(missing, async () => {
      const { count, amountKopecks } = load.chosen;
      const body = { count, amountKopecks, mayPassLimit };
      try {
        for (;;) {
          const idempotencyKey = crypto.randomUUID();
          const path = `${pathOf(loadId)}/issuance`;
          const next = await send<FileLoad>('POST', path, { body, idempotencyKey });
          keep(next);
          if (next.state !== 'confirmed') break;
        }
      } finally {
        await client.invalidateQueries({ queryKey: ['npd'] });
      }
    });
  const drop = () =>
    submission.run([], async () => {
      const idempotencyKey = crypto.randomUUID();
      keep(await send<FileLoad>('POST', `${pathOf(loadId)}/withdrawal`, { idempotencyKey }));
    });
  return { ticks, isTicking: ticking > 0, tick, issue, drop };
}
