// The sheet itself: what, how much, which way, and one button that says the whole sum.
import { type SyntheticEvent, useState } from 'react';
import { type Kopecks, formatMoney } from '#primitives/money';
import type { useDraft } from '../../draft.ts';
import { useTexts } from '../../language.ts';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { Disclosure } from '../../ui/disclosure/disclosure.tsx';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { MoneyField } from '../../ui/form/money-field.tsx';
import { moneyText } from '../../ui/form/money-text.ts';
import { RadioGroup } from '../../ui/form/radio-group.tsx';
import { CreditCard, QrCode } from '../../ui/icon/icon.tsx';
import { sayTime } from '../../ui/say.ts';
import { type Method, type Quote, payBodyOf, readAmount } from './pay.ts';
import { Covers, QuoteRows } from './pay-quote.tsx';
import { PayTrouble } from './pay-trouble.tsx';
import { payTexts } from './pay-texts.ts';
import css from './payments.module.css';
import { RequisitesPanel } from './requisites.tsx';
import { usePayment } from './use-payment.ts';
import { useQuote, useSettled } from './use-quote.ts';

export interface PayDraft {
  place: string;
  amount: string;
  method: Method;
}
interface PaySheetProps {
  /** Which wish this is, so that a draft of another one is not taken for it. */
  place: string;
  asked: readonly string[];
  /** What the charges need in all; null for an advance. */
  full: Quote | null;
  draft: ReturnType<typeof useDraft<PayDraft>>;
  /** A sum chosen on another page, in kopecks as the address has it. */
  sum?: string | undefined;
}

const TYPING_PAUSE_MS = 400;
const money = (amount: number) => formatMoney(amount as Kopecks);

/** The sum as it would have been typed; null for anything that is no whole number of kopecks. */
const chosenSum = (sum: string | undefined): string | null =>
  sum !== undefined && /^\d{1,15}$/u.test(sum) ? moneyText(Number(sum) as Kopecks) : null;

/** The typed sum, the way of paying, and their quote; kept as a draft with every change. */
function usePayForm({ place, asked, full, draft, sum }: PaySheetProps) {
  const found = draft.found?.place === place ? draft.found : null;
  const [typed, setTyped] = useState<string | null>(found?.amount ?? chosenSum(sum));
  const [method, setMethod] = useState<Method>(found?.method ?? 'sbp');
  const needed = full === null ? null : (full.amountKopecks as Kopecks);
  const text = typed ?? (needed === null ? '' : moneyText(needed));
  const amount = readAmount(text);
  const isFull = typed === null || (amount.ok && amount.value === needed);
  const value = useSettled(amount.ok ? amount.value : null, TYPING_PAUSE_MS);
  const part = useQuote({ chargeIds: [...asked], amountKopecks: value }, !isFull && value !== null);
  const quote = isFull ? (full ?? undefined) : amount.ok ? part.data : undefined;
  const isSettled = isFull || (amount.ok && quote?.amountKopecks === amount.value);
  const keep = (change: Partial<PayDraft>) =>
    draft.keep({ place, amount: text, method, ...change });
  return {
    text,
    method,
    amount,
    needed,
    quote,
    isSettled,
    isFull,
    error: isFull ? null : part.error,
    type: (next: string) => {
      setTyped(next);
      keep({ amount: next });
    },
    reset: () => setTyped(null),
    choose: (next: string) => {
      const way = next === 'card' ? 'card' : 'sbp';
      setMethod(way);
      keep({ method: way });
    },
  };
}

type Form = ReturnType<typeof usePayForm>;

function AmountPart({ form, error }: { form: Form; error: string | undefined }) {
  const t = useTexts(payTexts);
  return (
    <MoneyField
      label={t.amount}
      name="amount"
      hint={form.needed === null ? t.advanceHint : t.amountHint}
      error={error}
      value={form.text}
      onValue={form.type}
      after={
        form.isFull || form.needed === null ? null : (
          <Button kind="quiet" compact className={css.back} onClick={form.reset}>
            {t.payAllBack}: {money(form.needed)}
          </Button>
        )
      }
    />
  );
}

function MethodPart({ form }: { form: Form }) {
  const t = useTexts(payTexts);
  return (
    <RadioGroup
      legend={t.method}
      name="method"
      value={form.method}
      onValue={form.choose}
      options={[
        { value: 'sbp', label: t.sbp, hint: t.sbpHint, icon: QrCode },
        { value: 'card', label: t.card, hint: t.cardHint, icon: CreditCard },
      ]}
    />
  );
}

export function PaySheet(props: PaySheetProps) {
  const { asked, draft } = props;
  const t = useTexts(payTexts);
  const form = usePayForm(props);
  const { amount, quote } = form;
  const [attempts, setAttempts] = useState(0);
  const payment = usePayment(draft.drop);
  const wrong = amount.ok ? undefined : amount.reason === 'zero' ? t.amountZero : t.amountFormat;
  const shown = attempts > 0 ? wrong : undefined;
  const pay = (event: SyntheticEvent) => {
    event.preventDefault();
    setAttempts(attempts + 1);
    if (quote === undefined || !form.isSettled) return;
    payment.mutate(payBodyOf({ quote, asked, needed: form.needed, method: form.method }));
  };
  const sum = quote === undefined ? '' : money(quote.totalKopecks);
  return (
    <form className={css.sheet} onSubmit={pay} noValidate>
      <div className={css.column}>
        <ErrorSummary
          errors={shown === undefined ? [] : [{ field: 'amount', text: shown }]}
          focusKey={attempts}
        />
        <PayTrouble error={payment.error ?? form.error} />
        <Card>
          <AmountPart form={form} error={shown} />
          <MethodPart form={form} />
        </Card>
      </div>
      <div className={css.final}>
        <Card>
          <QuoteRows quote={quote} />
          <Button type="submit" wide busy={payment.isPending || (amount.ok && !form.isSettled)}>
            {t.pay(sum)}
          </Button>
          <p className={css.note}>{t.after}</p>
          {draft.savedAt === null ? null : (
            <output className={css.note}>{t.saved(sayTime(draft.savedAt.toISOString()))}</output>
          )}
        </Card>
      </div>
      <div className={css.column}>
        <Covers quote={quote} />
        <Card>
          <Disclosure summary={t.requisites}>
            {amount.ok ? <RequisitesPanel amountKopecks={amount.value} /> : <p>{wrong}</p>}
          </Disclosure>
        </Card>
      </div>
    </form>
  );
}
