// Is this receipt ours? Number and code from the paper or its QR; no personal data (PAY-5).
import { useEffect, useRef, useState } from 'react';
import type * as z from 'zod/mini';
import type { receiptCheck } from '#contract/payments';
import { formatMoney, kopecks } from '#primitives/money';
import { get } from '../../api.ts';
import { useLanguage, useTexts } from '../../language.ts';
import { LightPage } from '../../light/light-page.tsx';
import { type Submission, useSubmission } from '../../light/submission.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { sayDay, sayMoment } from '../../ui/say.ts';
import { SummaryList } from '../../ui/summary-list/summary-list.tsx';
import styles from './public.module.css';
import { checkTexts } from './check-texts.ts';

type Checked = z.infer<typeof receiptCheck>;
interface Typed {
  number: string;
  code: string;
}

function useCheck(address: URL) {
  const t = useTexts(checkTexts);
  const [typed, setTyped] = useState<Typed>({
    number: address.searchParams.get('number') ?? '',
    code: address.searchParams.get('code') ?? '',
  });
  const [checked, setChecked] = useState<Checked | null>(null);
  const submission = useSubmission();
  const submit = () => {
    const [number, code] = [typed.number.trim(), typed.code.trim()];
    const missing = [
      ...(number === '' ? [{ field: 'number', text: t.numberMissing }] : []),
      ...(code === '' ? [{ field: 'code', text: t.codeMissing }] : []),
    ];
    setChecked(null);
    submission.run(missing, async () =>
      setChecked(await get<Checked>('/check/api', { query: { number, code } })),
    );
  };
  // Opened by the code on the paper: the answer is what the person came for.
  const isAsked = useRef(false);
  useEffect(() => {
    if (isAsked.current || typed.number === '' || typed.code === '') return;
    isAsked.current = true;
    submit();
  });
  const type = (change: Partial<Typed>) => {
    isAsked.current = true;
    setTyped({ ...typed, ...change });
  };
  return { typed, type, checked, submission, submit };
}

export function CheckPage({ address }: { address: URL }) {
  const t = useTexts(checkTexts);
  const { typed, type, checked, submission, submit } = useCheck(address);
  const control = controlOf(submission, typed, type);
  return (
    <LightPage title={t.checkTitle} lead={t.checkLead} hasErrors={submission.mistakes.length > 0}>
      <output className={styles.verdict}>
        {checked === null ? null : <Verdict checked={checked} />}
      </output>
      <Card>
        <form
          noValidate
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <ErrorSummary errors={submission.mistakes} focusKey={submission.tries} />
          <TextField label={t.number} hint={t.numberHint} {...control('number')} />
          <TextField
            label={t.code}
            hint={t.codeHint}
            autoCapitalize="characters"
            spellCheck={false}
            {...control('code')}
          />
          <Button type="submit" wide busy={submission.busy}>
            {t.checkAct}
          </Button>
        </form>
      </Card>
    </LightPage>
  );
}

function controlOf(submission: Submission, typed: Typed, type: (change: Partial<Typed>) => void) {
  return (name: keyof Typed) => ({
    name,
    autoComplete: 'off',
    value: typed[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => {
      submission.forget(name);
      type({ [name]: event.target.value });
    },
    ...submission.of(name),
  });
}

function Verdict({ checked }: { checked: Checked }) {
  const t = useTexts(checkTexts);
  const language = useLanguage();
  if (!checked.authentic) {
    return (
      <Alert tone="bad" title={t.notAuthentic}>
        {t.notAuthenticNote}
      </Alert>
    );
  }
  const { number, amountKopecks, paidAt, payer, sha256, reversedOn } = checked;
  const hash = <span className={styles.hash}>{sha256}</span>;
  const rows = [
    { label: t.number, value: number },
    { label: t.amount, value: amountKopecks === null ? null : formatMoney(kopecks(amountKopecks)) },
    { label: t.paidAt, value: paidAt === null ? null : sayMoment(paidAt, language) },
    { label: t.payer, value: payer },
    { label: t.sha256, value: sha256 === null ? null : hash },
  ];
  return (
    <>
      {reversedOn === null ? (
        <Alert tone="ok" title={t.authentic}>
          {t.authenticNote}
        </Alert>
      ) : (
        <Alert tone="warn" title={t.reversed(sayDay(reversedOn, language))}>
          {t.reversedNote}
        </Alert>
      )}
      <Card>
        <SummaryList rows={rows.filter(({ value }) => value !== null)} />
      </Card>
    </>
  );
}
