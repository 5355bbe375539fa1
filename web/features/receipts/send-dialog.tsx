// Sends the receipt to the buyer by mail or phone, or gives its link.
import { useState } from 'react';
import { send } from '../../api.ts';
import { useTexts } from '../../language.ts';
import { useSubmission } from '../../light/submission.ts';
import { NPD, type Receipt } from '../../npd/npd.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { RadioGroup } from '../../ui/form/radio-group.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { toast } from '../../ui/toast/toast.ts';
import { receiptTexts } from './receipt-texts.ts';
import css from './receipts.module.css';

type Way = 'mail' | 'sms';

interface SendDialogProps {
  receipt: Receipt;
  onClose: () => void;
}

export function SendDialog({ receipt, onClose }: SendDialogProps) {
  const t = useTexts(receiptTexts);
  const [way, setWay] = useState<Way>('mail');
  const [to, setTo] = useState('');
  const submission = useSubmission();
  const deliver = () =>
    submission.run(to.trim() === '' ? [{ field: 'to', text: t.toMissing }] : [], async () => {
      await send('POST', `${NPD}/receipts/${receipt.number}/sending`, {
        body: { channel: way, to: to.trim() },
        idempotencyKey: crypto.randomUUID(),
      });
      toast(t.sent);
      onClose();
    });
  return (
    <Dialog open onClose={onClose} title={t.sendTitle}>
      <form
        noValidate
        className={css.column}
        onSubmit={(event) => {
          event.preventDefault();
          deliver();
        }}
      >
        <ErrorSummary errors={submission.mistakes} focusKey={submission.tries} />
        <RadioGroup
          legend={t.way}
          name="way"
          value={way}
          onValue={(next) => setWay(next as Way)}
          options={[
            { value: 'mail', label: t.byMail },
            { value: 'sms', label: t.byPhone },
          ]}
        />
        <TextField
          key={way}
          label={t.to[way]}
          name="to"
          type={way === 'mail' ? 'email' : 'tel'}
          autoComplete="off"
          value={to}
          onChange={(event) => setTo(event.target.value)}
          {...submission.of('to')}
        />
        <Button type="submit" wide busy={submission.busy}>
          {t.sendAct}
        </Button>
      </form>
    </Dialog>
  );
}
