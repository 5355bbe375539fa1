// Is this receipt ours? Number and code from the paper or its QR; no personal data (PAY-5).
import { useEffect, useState } from 'react';
import type * as z from 'zod/mini';
import type { receiptCheck } from '#contract/payments';
import { formatMoney, kopecks } from '#primitives/money';
import { get, sayError } from '../../api.ts';
import { useLanguage, useTexts, useTitle } from '../../language.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { sayMoment } from '../../ui/say.ts';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { PlainShell } from '../../ui/shell/plain-shell.tsx';
import { SummaryList } from '../../ui/summary-list/summary-list.tsx';
import styles from './public.module.css';
import { publicTexts } from './texts.ts';

type Checked = z.infer<typeof receiptCheck>;
const ask = (number: string, code: string) =>
  get<Checked>('/check/api', { query: { number, code } });

function useCheck(address: URL) {
  const t = useTexts(publicTexts);
  const [number, setNumber] = useState(address.searchParams.get('number') ?? '');
  const [code, setCode] = useState(address.searchParams.get('code') ?? '');
  const [checked, setChecked] = useState<Checked | null>(null);
  const [mistakes, setMistakes] = useState<{ field?: string; text: string }[]>([]);
  const [tries, setTries] = useState(0);
  const [busy, setBusy] = useState(false);
  const run = async (asked: { number: string; code: string }) => {
    setBusy(true);
    try {
      setChecked(await ask(asked.number.trim(), asked.code.trim()));
    } catch (error) {
      setMistakes([{ text: sayError(error) }]);
      setTries((count) => count + 1);
    }
    setBusy(false);
  };
  const submit = () => {
    const missing = [
      ...(number.trim() === '' ? [{ field: 'number', text: t.numberMissing }] : []),
      ...(code.trim() === '' ? [{ field: 'code', text: t.codeMissing }] : []),
    ];
    setMistakes(missing);
    setTries((count) => count + 1);
    if (missing.length === 0) void run({ number, code });
  };
  const given = `${address.searchParams.get('number') ?? ''} ${address.searchParams.get('code') ?? ''}`;
  useEffect(() => {
    const [first, second] = given.split(' ');
    let gone = false;
    if (first && second) {
      void ask(first, second).then(
        (answer) => gone || setChecked(answer),
        () => undefined,
      );
    }
    return () => {
      gone = true;
    };
  }, [given]);
  return { number, setNumber, code, setCode, checked, mistakes, tries, busy, submit };
}

export function CheckPage({ address }: { address: URL }) {
  const t = useTexts(publicTexts);
  const check = useCheck(address);
  useTitle(t.checkTitle, check.mistakes.length > 0);
  const of = (field: string) => {
    const text = check.mistakes.find((one) => one.field === field)?.text;
    return text === undefined ? {} : { error: text };
  };
  return (
    <PlainShell narrow>
      <PageHead title={t.checkTitle} lead={t.checkLead} />
      <div aria-live="polite">{check.checked && <Verdict checked={check.checked} />}</div>
      <Card>
        <form
          noValidate
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            check.submit();
          }}
        >
          {check.mistakes.length > 0 && (
            <ErrorSummary errors={check.mistakes} focusKey={check.tries} />
          )}
          <TextField
            label={t.number}
            name="number"
            value={check.number}
            onChange={(event) => check.setNumber(event.target.value)}
            {...of('number')}
          />
          <TextField
            label={t.code}
            name="code"
            autoComplete="off"
            value={check.code}
            onChange={(event) => check.setCode(event.target.value)}
            {...of('code')}
          />
          <Button type="submit" wide busy={check.busy}>
            {t.checkAct}
          </Button>
        </form>
      </Card>
    </PlainShell>
  );
}

function Verdict({ checked }: { checked: Checked }) {
  const t = useTexts(publicTexts);
  const language = useLanguage();
  if (!checked.authentic) {
    return (
      <Alert tone="bad" title={t.notAuthentic}>
        {t.notAuthenticNote}
      </Alert>
    );
  }
  const amount = checked.amountKopecks === null ? '' : formatMoney(kopecks(checked.amountKopecks));
  const rows = [
    { label: t.number, value: checked.number ?? '' },
    { label: t.amount, value: amount },
    { label: t.paidAt, value: checked.paidAt === null ? '' : sayMoment(checked.paidAt, language) },
    { label: t.payer, value: checked.payer ?? '' },
    { label: t.sha256, value: <span className={styles.hash}>{checked.sha256}</span> },
  ];
  return (
    <>
      <Alert tone="ok" title={t.authentic} />
      <Card>
        <SummaryList rows={rows} />
      </Card>
    </>
  );
}
