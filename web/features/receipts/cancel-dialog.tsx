// Cancelling in three actions: the two lawful reasons, and what it does to the tax.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../api.ts';
import { useTexts } from '../../language.ts';
import { useSubmission } from '../../light/submission.ts';
import { NPD, type Receipt } from '../../npd/npd.ts';
import { npdWords, sayMonth } from '../../npd/npd-words.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { RadioGroup } from '../../ui/form/radio-group.tsx';
import { receiptTexts } from './receipt-texts.ts';
import css from './receipts.module.css';

interface CancelDialogProps {
  receipt: Receipt;
  onClose: () => void;
}

export function CancelDialog({ receipt, onClose }: CancelDialogProps) {
  const t = useTexts(receiptTexts);
  const words = useTexts(npdWords);
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [key] = useState(() => crypto.randomUUID());
  const submission = useSubmission();
  const month = sayMonth(receipt.month, words.months).toLowerCase();
  const cancel = () =>
    submission.run(reason === '' ? [{ field: 'reason', text: t.reasonMissing }] : [], async () => {
      const cancelled = await send<Receipt>(
        'POST',
        `${NPD}/receipts/${receipt.number}/cancellation`,
        { body: { reason }, idempotencyKey: key },
      );
      client.setQueryData(['npd', 'receipt', receipt.number], cancelled);
      void client.invalidateQueries({ queryKey: ['npd'] });
      onClose();
    });
  return (
    <Dialog
      open
      alert
      onClose={onClose}
      title={t.cancelTitle}
      footer={
        <>
          <Button kind="danger" busy={submission.busy} onClick={cancel}>
            {t.cancelAct}
          </Button>
          <Button kind="secondary" onClick={onClose}>
            {t.keep}
          </Button>
        </>
      }
    >
      <div className={css.stack}>
        <ErrorSummary errors={submission.mistakes} focusKey={submission.tries} />
        <RadioGroup
          legend={t.reason}
          name="reason"
          value={reason}
          onValue={(next) => {
            submission.forget('reason');
            setReason(next);
          }}
          options={(['mistake', 'refund'] as const).map((value) => ({
            value,
            label: words.reasons[value],
            hint: t.reasonHints[value],
          }))}
          {...submission.of('reason')}
        />
        <ul className={css.note}>
          {[t.effect(month), t.effectBonus, t.effectPaid, t.buyerTold].map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
