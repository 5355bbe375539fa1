// Cancelling: what it does to income and tax is told in sums first; the press that names one of the
// two lawful reasons does it.
import { type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sayError, send } from '../../api.ts';
import { useTexts } from '../../language.ts';
import { useSubmission } from '../../light/submission.ts';
import {
  type CancellationEffect,
  NPD,
  type Receipt,
  cancellationReading,
  money,
} from '../../npd/npd.ts';
import { npdWords, sayMonth, sayPeriod } from '../../npd/npd-words.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { SummaryList } from '../../ui/summary-list/summary-list.tsx';
import { receiptTexts } from './receipt-texts.ts';
import css from './receipts.module.css';

interface CancelDialogProps {
  receipt: Receipt;
  onClose: () => void;
}
const REASONS = ['mistake', 'refund'] as const;

function Effect({ effect }: { effect: CancellationEffect }) {
  const t = useTexts(receiptTexts);
  const words = useTexts(npdWords);
  const { month, incomeBeforeKopecks, incomeAfterKopecks, tax, later } = effect;
  const name = sayMonth(month, words.months).toLowerCase();
  const change = (before: number, after: number) => (
    <>
      <span className={css.gone}>{money(before)}</span> → {money(after)}
    </>
  );
  return (
    <>
      <SummaryList
        rows={[
          { label: t.incomeOf(name), value: change(incomeBeforeKopecks, incomeAfterKopecks) },
          ...(tax === null
            ? []
            : [
                {
                  label: words.taxOf(sayPeriod(tax, words)),
                  value: change(tax.beforeKopecks, tax.afterKopecks),
                },
              ]),
          ...(tax === null || tax.bonusBackKopecks === 0
            ? []
            : [{ label: t.bonusBack, value: money(tax.bonusBackKopecks) }]),
          ...later
            .filter((one) => one.payableBeforeKopecks !== one.payableAfterKopecks)
            .map((one) => ({
              key: one.from,
              label: t.payableOf(sayPeriod(one, words)),
              value: change(one.payableBeforeKopecks, one.payableAfterKopecks),
            })),
        ]}
      />
      {tax?.isCharged === true || later.some(({ isCharged }) => isCharged) ? (
        <p className={css.note}>{t.effectPaid}</p>
      ) : null}
    </>
  );
}

/**
 * A receipt issued a moment ago has changed the sums: they are asked for anew each time, but not
 * while the receipt is being cancelled, whose news would ask for what is no more.
 */
function useCancellationEffect(number: string, isBusy: boolean) {
  return useQuery({ ...cancellationReading(number), staleTime: 0, gcTime: 0, enabled: !isBusy });
}

export function CancelDialog({ receipt, onClose }: CancelDialogProps) {
  const t = useTexts(receiptTexts);
  const client = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  const [keys] = useState(() => ({ mistake: crypto.randomUUID(), refund: crypto.randomUUID() }));
  const submission = useSubmission();
  const effect = useCancellationEffect(receipt.number, submission.busy);
  const cancel = (reason: (typeof REASONS)[number]) => {
    setChosen(reason);
    submission.run([], async () => {
      await client.cancelQueries({ queryKey: cancellationReading(receipt.number).queryKey });
      const cancelled = await send<Receipt>(
        'POST',
        `${NPD}/receipts/${receipt.number}/cancellation`,
        { body: { reason }, idempotencyKey: keys[reason] },
      );
      client.setQueryData(['npd', 'receipt', receipt.number], cancelled);
      // All but the foretelling: there is nothing to foretell any more.
      const isForetold = (key: QueryKey) => key.at(-1) === 'cancellation';
      void client.invalidateQueries({
        queryKey: ['npd'],
        predicate: ({ queryKey }) => !isForetold(queryKey),
      });
      onClose();
    });
  };
  return (
    <Dialog
      open
      alert
      onClose={onClose}
      title={t.cancelTitle}
      footer={
        <>
          {REASONS.map((reason) => (
            <Button
              key={reason}
              kind="danger"
              busy={submission.busy && chosen === reason}
              onClick={() => cancel(reason)}
            >
              {t.cancelActs[reason]}
            </Button>
          ))}
          <Button kind="secondary" onClick={onClose}>
            {t.keep}
          </Button>
        </>
      }
    >
      <div className={css.stack}>
        <ErrorSummary errors={submission.mistakes} focusKey={submission.tries} />
        <LoadState query={effect} say={sayError} skeletonLines={3}>
          {(known) => <Effect effect={known} />}
        </LoadState>
        <p className={css.note}>{t.reasons}</p>
        <ul className={css.note}>
          {REASONS.map((reason) => (
            <li key={reason}>{t.reasonHints[reason]}</li>
          ))}
        </ul>
        <p className={css.note}>{t.buyerTold}</p>
      </div>
    </Dialog>
  );
}
