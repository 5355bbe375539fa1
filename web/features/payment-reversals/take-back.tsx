// One payment that was chosen: what its reversal would do, the document that orders it, the yes.
import { useMutation, useQuery } from '@tanstack/react-query';
import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { type Kopecks, formatMoney } from '#primitives/money';
import { fieldErrors, sayError } from '../../api.ts';
import { textsNow, useLanguage, useTexts } from '../../language.ts';
import { NO_PAPERS, type Papers, type ReadPapers } from '../../payer/papers.ts';
import { payerTexts } from '../../payer/texts.ts';
import { chargeName } from '../../tax-words.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { DateField } from '../../ui/form/date-field.tsx';
import { Select } from '../../ui/form/select.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { sayDay } from '../../ui/say.ts';
import { SummaryList } from '../../ui/summary-list/summary-list.tsx';
import { toast } from '../../ui/toast/toast.ts';
import {
  type Faults,
  type Outlook,
  type Payment,
  SOURCES,
  type Source,
  lookAhead,
  morePenalty,
  owedMore,
  readPapers,
  takeBack,
} from './reversals.ts';
import css from './payment-reversals.module.css';
import { reversalsTexts } from './texts.ts';

const money = (amount: number) => formatMoney(amount as Kopecks);

interface TakeBackProps {
  payerInn: string;
  payment: Payment;
  onLeave: () => void;
  onDone: () => void;
}

function Ahead({ outlook }: { outlook: Outlook }) {
  const t = useTexts(reversalsTexts);
  const language = useLanguage();
  const { on, before, after, warnings } = outlook;
  const again = owedMore(outlook);
  const penalty = morePenalty(outlook);
  const charges = again.map(({ charge, moreKopecks }) => ({
    key: charge.chargeId,
    label: chargeName(charge, language),
    value: money(moreKopecks),
    note: charge.subjectOfTax,
  }));
  return (
    <>
      <h3>{t.outlook}</h3>
      <SummaryList
        rows={[
          {
            key: 'with',
            label: t.debtWith(sayDay(on, language)),
            value: money(before.header.debtKopecks),
          },
          {
            key: 'without',
            label: t.debtWithout,
            value: money(after.header.debtKopecks),
          },
          ...(penalty > 0 ? [{ key: 'penalty', label: t.penaltyMore, value: money(penalty) }] : []),
        ]}
      />
      {again.length === 0 ? (
        <p>{t.nothingOwed}</p>
      ) : (
        <>
          <h3>{t.owedAgain}</h3>
          <SummaryList rows={charges} />
        </>
      )}
      {warnings.length === 0 ? null : (
        <Alert tone="warn" title={t.harm}>
          <ul className={css.harms}>
            {warnings.map(({ code, chargeId, text }) => (
              <li key={`${code}${chargeId}`}>{text[language]}</li>
            ))}
          </ul>
        </Alert>
      )}
    </>
  );
}

function useOrder({ payerInn, payment, onDone }: TakeBackProps, isHarmSeen: boolean) {
  const [typed, setTyped] = useState<Papers>(NO_PAPERS);
  const [source, setSource] = useState<Source>('bank');
  const [faults, setFaults] = useState<Faults>({});
  const [asked, setAsked] = useState<ReadPapers | null>(null);
  const taking = useMutation({
    mutationFn: takeBack,
    onSuccess: ({ isDuplicate, reopenedKopecks }) => {
      const words = textsNow(reversalsTexts);
      const done = reopenedKopecks > 0 ? words.doneReopened(money(reopenedKopecks)) : words.done;
      toast(isDuplicate ? words.doneBefore : done);
      onDone();
    },
    // What is refused is said beside the form: the question has had its answer.
    onError: () => setAsked(null),
  });
  return {
    typed,
    source,
    setSource,
    faults,
    asked,
    taking,
    set: (name: keyof Papers) => (text: string) => setTyped({ ...typed, [name]: text }),
    ask: (event: SyntheticEvent) => {
      event.preventDefault();
      const read = readPapers(typed);
      setFaults('faults' in read ? read.faults : {});
      if ('value' in read) setAsked(read.value);
    },
    leave: () => setAsked(null),
    confirm: () => {
      if (asked === null || taking.isPending) return;
      const { paymentId } = payment;
      taking.mutate({ payerInn, paymentId, source, ...asked, isHarmSeen });
    },
  };
}
type OrderState = ReturnType<typeof useOrder>;

function Confirm({ order, sum, outlook }: { order: OrderState; sum: string; outlook: Outlook }) {
  const t = useTexts(reversalsTexts);
  const language = useLanguage();
  const { warnings } = outlook;
  // What is missing charge by charge stands on the page; here its sums.
  const sums = warnings.filter(({ code }) => code !== 'shortage');
  return (
    <Dialog
      alert
      open={order.asked !== null}
      onClose={order.leave}
      title={t.confirmTitle(sum)}
      footer={
        <>
          <Button kind="danger" busy={order.taking.isPending} onClick={order.confirm}>
            {warnings.length === 0 ? t.submit : t.confirmHarm}
          </Button>
          <Button kind="quiet" onClick={order.leave}>
            {t.cancel}
          </Button>
        </>
      }
    >
      <div className={css.form}>
        {order.asked === null ? null : (
          <p>
            {t.sources[order.source]},{' '}
            {t.paper(order.asked.documentNumber, sayDay(order.asked.documentOn, language))}
          </p>
        )}
        {sums.map(({ code, chargeId, text }) => (
          <p key={`${code}${chargeId}`}>{text[language]}</p>
        ))}
        <p>{t.confirmText}</p>
      </div>
    </Dialog>
  );
}

function OrderForm(props: TakeBackProps & { outlook: Outlook }) {
  const t = useTexts(reversalsTexts);
  const papers = useTexts(payerTexts);
  const order = useOrder(props, props.outlook.warnings.length > 0);
  const { typed, faults, taking, set } = order;
  const field = (name: keyof Papers, label: string, hint?: string) => {
    const fault = faults[name];
    const error = fault === undefined ? fieldErrors(taking.error)[name] : papers.faults[fault];
    return { name, label, hint, value: typed[name], error };
  };
  return (
    <form className={css.form} noValidate onSubmit={order.ask}>
      <Select
        name="source"
        label={t.source}
        value={order.source}
        options={SOURCES.map((value) => ({ value, label: t.sources[value] }))}
        onChange={(event) => order.setSource(event.target.value as Source)}
      />
      <div className={css.pair}>
        <TextField
          {...field('documentNumber', papers.documentNumber)}
          autoComplete="off"
          onChange={(event) => set('documentNumber')(event.target.value)}
        />
        <DateField {...field('documentOn', papers.documentOn)} onValue={set('documentOn')} />
      </div>
      <TextField
        {...field('note', papers.note, papers.noteHint)}
        optional
        autoComplete="off"
        onChange={(event) => set('note')(event.target.value)}
      />
      {taking.isError ? (
        <Alert tone="bad" live="alert">
          {sayError(taking.error)}
        </Alert>
      ) : null}
      <div className={css.acts}>
        <Button type="submit" kind="danger">
          {t.submit}
        </Button>
        <Button kind="quiet" onClick={props.onLeave}>
          {t.cancel}
        </Button>
      </div>
      <Confirm order={order} sum={money(props.payment.amountKopecks)} outlook={props.outlook} />
    </form>
  );
}

export function TakeBack(props: TakeBackProps) {
  const t = useTexts(reversalsTexts);
  const language = useLanguage();
  const { payerInn, payment } = props;
  const { paymentId, amountKopecks, paidOn } = payment;
  const query = useQuery({
    queryKey: ['payer-payments', payerInn, 'without', paymentId],
    queryFn: () => lookAhead(payerInn, paymentId),
    staleTime: 0,
    gcTime: 0,
  });
  const heading = useRef<HTMLHeadingElement>(null);
  // The card stands below the list: whoever chose a payment is led to it.
  useEffect(() => heading.current?.focus(), []);
  const title = t.taking(money(amountKopecks), sayDay(paidOn, language));
  return (
    <Card>
      <div className={css.page}>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <LoadState query={query} say={sayError}>
          {(outlook) => (
            <div className={css.page}>
              <Ahead outlook={outlook} />
              <OrderForm {...props} outlook={outlook} />
            </div>
          )}
        </LoadState>
      </div>
    </Card>
  );
}
