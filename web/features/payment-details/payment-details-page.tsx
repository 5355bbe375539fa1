// «Реквизиты для счетов»: where buyers pay; invoices take the favourite of a kind by themselves.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { formatAccount } from '#primitives/identifiers/account';
import { formatPhone } from '#primitives/identifiers/phone';
import { sayError } from '../../api.ts';
import { useTexts, useTitle } from '../../language.ts';
import { GivenUp, useConfirmed } from '../../confirmation/confirmation.tsx';
import { type Submission, useSubmission } from '../../light/submission.ts';
import { npdWords } from '../../npd/npd-words.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { RadioGroup } from '../../ui/form/radio-group.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { StatusTag } from '../../ui/status-tag/status-tag.tsx';
import { toast } from '../../ui/toast/toast.ts';
import {
  type Details,
  type Field,
  KEY,
  type TypedDetails,
  detailsReading,
  emptyDetails,
  preferDetails,
  removeDetails,
  saveDetails,
  wrongFields,
} from './payment-details.ts';
import css from './payment-details.module.css';
import { paymentDetailsTexts } from './texts.ts';

type Kind = TypedDetails['kind'];
const FIELDS: Record<Kind, readonly Field[]> = {
  account: ['bankName', 'bik', 'account', 'correspondentAccount'],
  phone: ['bankName', 'phone'],
};
/** Digits alone, but for the bank. */
const LOOKS = {
  bankName: { maxLength: 160, autoComplete: 'off' },
  bik: { inputMode: 'numeric', width: 'short', maxLength: 20, autoComplete: 'off' },
  account: { inputMode: 'numeric', maxLength: 40, autoComplete: 'off' },
  correspondentAccount: { inputMode: 'numeric', maxLength: 40, autoComplete: 'off' },
  phone: { inputMode: 'tel', type: 'tel', width: 'medium', maxLength: 30, autoComplete: 'tel' },
} as const;

function useSaving() {
  const t = useTexts(paymentDetailsTexts);
  const client = useQueryClient();
  const [typed, setTyped] = useState(() => emptyDetails('account'));
  const submission = useSubmission((error) => error instanceof GivenUp);
  const { confirmed, dialog } = useConfirmed();
  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    const missing = wrongFields(typed).map((field) => ({ field, text: t.wrong[field] }));
    submission.run(missing, async () => {
      await confirmed(() => saveDetails(typed));
      setTyped(emptyDetails(typed.kind));
      toast(t.saved);
      await client.invalidateQueries({ queryKey: KEY });
    });
  };
  return { typed, setTyped, submission, dialog, save };
}

interface FieldsProps {
  typed: TypedDetails;
  onChange: (typed: TypedDetails) => void;
  submission: Submission;
}

function Fields({ typed, onChange, submission }: FieldsProps) {
  const t = useTexts(paymentDetailsTexts);
  return FIELDS[typed.kind].map((field) => (
    <TextField
      key={field}
      name={field}
      label={t.fields[field]}
      hint={t.hints[field]}
      value={typed[field]}
      onChange={(event) => {
        submission.forget(field);
        onChange({ ...typed, [field]: event.target.value });
      }}
      {...LOOKS[field]}
      {...submission.of(field)}
    />
  ));
}

function Add() {
  const t = useTexts(paymentDetailsTexts);
  const { typed, setTyped, submission, dialog, save } = useSaving();
  return (
    <Card title={t.add}>
      <form className={css.form} onSubmit={save} noValidate>
        <ErrorSummary errors={submission.mistakes} focusKey={submission.tries} />
        <RadioGroup
          legend={t.kind}
          name="kind"
          value={typed.kind}
          onValue={(kind) => setTyped({ ...typed, kind: kind as Kind })}
          options={[
            { value: 'account', label: t.kinds.account },
            { value: 'phone', label: t.kinds.phone },
          ]}
        />
        <Fields typed={typed} onChange={setTyped} submission={submission} />
        <Button type="submit" busy={submission.busy}>
          {t.save}
        </Button>
      </form>
      {dialog}
    </Card>
  );
}

/** How a person tells one from another aloud: the bank and the last four digits. */
const nameOf = ({ bankName, account, phone }: Details) =>
  `${bankName}, •• ${(phone ?? account).slice(-4)}`;

function useActs(details: Details) {
  const t = useTexts(paymentDetailsTexts);
  const client = useQueryClient();
  const { confirmed, dialog } = useConfirmed();
  const onSettled = () => client.invalidateQueries({ queryKey: KEY });
  const preferring = useMutation({
    mutationFn: () => confirmed(() => preferDetails(details.id)),
    onSettled,
  });
  const removing = useMutation({
    mutationFn: () => removeDetails(details.id),
    onSuccess: () => toast(t.removed),
    onSettled,
  });
  const failure = preferring.error ?? removing.error;
  return { preferring, removing, dialog, error: failure instanceof GivenUp ? null : failure };
}

function Requisites({ details }: { details: Details }) {
  const t = useTexts(paymentDetailsTexts);
  const { bik, account, correspondentAccount, phone } = details;
  if (phone !== null) return <p className={css.note}>{formatPhone(phone)}</p>;
  return (
    <p className={css.note}>
      {t.line(formatAccount(account), bik)}
      <br />
      {t.correspondent(formatAccount(correspondentAccount))}
    </p>
  );
}

function Kept({ details }: { details: Details }) {
  const t = useTexts(paymentDetailsTexts);
  const { preferring, removing, dialog, error } = useActs(details);
  const name = nameOf(details);
  const { kind, bankName, isFavourite } = details;
  return (
    <li className={css.item}>
      <div className={css.what}>
        <p className={css.name}>
          {bankName}{' '}
          {isFavourite ? (
            <StatusTag tone="ok" icon="done">
              {t.favourite[kind]}
            </StatusTag>
          ) : null}
        </p>
        <Requisites details={details} />
      </div>
      <div className={css.acts}>
        {isFavourite ? null : (
          <Button
            kind="secondary"
            compact
            busy={preferring.isPending}
            aria-label={t.preferOf(name)}
            onClick={() => preferring.mutate()}
          >
            {t.prefer}
          </Button>
        )}
        <Button
          kind="quiet"
          compact
          busy={removing.isPending}
          aria-label={t.removeOf(name)}
          onClick={() => removing.mutate()}
        >
          {t.remove}
        </Button>
      </div>
      {error === null ? null : (
        <Alert tone="bad" live="alert">
          {sayError(error)}
        </Alert>
      )}
      {dialog}
    </li>
  );
}

export function PaymentDetailsPage() {
  const t = useTexts(paymentDetailsTexts);
  const words = useTexts(npdWords);
  const query = useQuery(detailsReading());
  useTitle([t.title, words.section]);
  return (
    <>
      <PageHead title={t.title} lead={t.lead} crumbs={[{ href: '/npd', label: words.section }]} />
      <div className={css.column}>
        <Card title={t.list}>
          <LoadState query={query} say={sayError} skeletonLines={4}>
            {({ items }) =>
              items.length === 0 ? (
                <p>{t.empty}</p>
              ) : (
                <ul className={css.list}>
                  {items.map((details) => (
                    <Kept key={details.id} details={details} />
                  ))}
                </ul>
              )
            }
          </LoadState>
        </Card>
        <Add />
      </div>
    </>
  );
}
