// A new receipt: two fields and one press; the sum and its tax are told while it is typed.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Refusal, Unreachable, sayError } from '../../api.ts';
import { readDevice } from '../../device.ts';
import { useLanguage, useTexts, useTitle } from '../../language.ts';
import { type Mistake, type Submission, useSubmission } from '../../light/submission.ts';
import {
  type Preview,
  type Receipt,
  money,
  receiptReading,
  statusReading,
  suggestionsReading,
} from '../../npd/npd.ts';
import { NotRegistered } from '../../npd/not-registered.tsx';
import { Paper } from '../../npd/paper/paper.tsx';
import { npdWords } from '../../npd/npd-words.ts';
import { isQueueOpen, reserveNumbers } from '../../npd/queue/use-queue.ts';
import { useKeptServices } from '../../npd/queue/use-kept.ts';
import {
  type TypedReceipt,
  bodyOf,
  emptyReceipt,
  mistakesOf,
  repeated,
  totalOf,
} from '../../npd/receipt-form.ts';
import { legalDay, moment } from '#primitives/days';
import { useAddress } from '../../search.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { Disclosure } from '../../ui/disclosure/disclosure.tsx';
import { Checkbox } from '../../ui/form/checkbox.tsx';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { sayDay, sayTime } from '../../ui/say.ts';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { Skeleton } from '../../ui/skeleton/skeleton.tsx';
import { newReceiptTexts } from './new-receipt-texts.ts';
import { DetailsCard, LinesCard } from './receipt-fields.tsx';
import css from './receipts.module.css';
import { useIssue } from './use-issue.ts';
import { type ReceiptDraft, useReceiptDraft } from './use-receipt-draft.ts';
import { usePreview } from './use-preview.ts';

const LIMIT = 'self-employment.income_limit';

interface FormProps {
  today: string;
  /** The receipt to be made again or to be replaced. */
  source: Receipt | undefined;
  replaced: string | null;
  isOffline: boolean;
  /** What was begun and not issued; a receipt that repeats or replaces another has none. */
  draft?: ReceiptDraft | undefined;
}

/** The mistakes of the form in words, as the submission wants them. */
function useMistakes() {
  const { mistakes } = useTexts(newReceiptTexts);
  return (typed: TypedReceipt, today: string): Mistake[] =>
    mistakesOf(typed, today).map(({ field, code }) => ({ field, text: mistakes[code] }));
}

function Figures({ total, preview, isOffline }: FigureProps) {
  const t = useTexts(newReceiptTexts);
  const language = useLanguage();
  const own = preview === undefined ? null : preview.taxAfterKopecks - preview.taxBeforeKopecks;
  return (
    <>
      <dl className={css.sums} aria-live="polite">
        <div>
          <dt>{t.total}</dt>
          <dd className={css.total}>{total === null ? money(0) : money(total)}</dd>
        </div>
        {isOffline || total === null || own === null ? null : (
          <>
            <div>
              <dt>{t.tax}</dt>
              <dd>{money(own)}</dd>
            </div>
            <div className={css.note}>
              <dt>{t.monthTax}</dt>
              <dd>{money(preview!.taxAfterKopecks)}</dd>
            </div>
          </>
        )}
      </dl>
      {isOffline ? <p className={css.note}>{t.taxLater}</p> : null}
      {preview?.isLate === true && preview.giveBy !== null ? (
        <Alert tone="warn">{t.late(sayDay(preview.giveBy, language))}</Alert>
      ) : null}
    </>
  );
}
interface FigureProps {
  total: number | null;
  preview: Preview | undefined;
  isOffline: boolean;
}

/** The limit would be passed: told with its sums, and the person decides. */
function LimitWarning({ preview, isChosen, onChosen }: LimitProps) {
  const t = useTexts(newReceiptTexts);
  const income = preview === undefined ? '' : money(preview.yearIncomeKopecks);
  const limit = preview === undefined ? '' : money(preview.limitKopecks);
  return (
    <Alert tone="bad" title={t.limitTitle} live="alert">
      {preview === undefined ? null : <p>{t.limitText(income, limit)}</p>}
      <Checkbox
        name="mayPassLimit"
        label={t.limitConfirm}
        checked={isChosen}
        onChange={(event) => onChosen(event.target.checked)}
      />
    </Alert>
  );
}
interface LimitProps {
  preview: Preview | undefined;
  isChosen: boolean;
  onChosen: (isChosen: boolean) => void;
}

function isLimit(submission: Submission): boolean {
  return submission.refused instanceof Refusal && submission.refused.code === LIMIT;
}

/** What has been typed as the buyer will see it. */
function TypedPaper({ typed, total }: { typed: TypedReceipt; total: number | null }) {
  const t = useTexts(newReceiptTexts);
  const inn = typed.kind === 'company' && typed.inn !== '' ? typed.inn : null;
  return (
    <Disclosure summary={t.paper}>
      <Paper
        number={null}
        seller={null}
        operationAt={null}
        lines={typed.lines.map((line) => ({
          name: line.name,
          priceKopecks: totalOf([{ ...line, quantity: '1' }]) ?? 0,
          quantity: line.quantity,
          sumKopecks: totalOf([line]) ?? 0,
        }))}
        totalKopecks={total}
        buyer={{ kind: typed.kind, inn, name: typed.buyer }}
      />
    </Disclosure>
  );
}

/** What was sold and to whom before; kept services where the server cannot be asked. */
function usePast(isOffline: boolean) {
  const { data } = useQuery({ ...suggestionsReading(), enabled: !isOffline });
  return { services: useKeptServices(data?.services), buyers: data?.buyers ?? [] };
}

/** What stands in the form: begun earlier, taken from another receipt, or nothing yet. */
function useTyped({ today, source, draft }: Pick<FormProps, 'today' | 'source' | 'draft'>) {
  const [isBegun, setBegun] = useState(draft?.isBegun === true);
  const [typed, setTyped] = useState(() =>
    source === undefined ? (draft?.begun ?? emptyReceipt(today)) : repeated(source, today),
  );
  const type = (part: Partial<TypedReceipt>) => {
    const next = { ...typed, ...part };
    setTyped(next);
    draft?.keep(next);
  };
  const startOver = () => {
    setTyped(emptyReceipt(today));
    setBegun(false);
    draft?.drop();
  };
  return { typed, type, isBegun, startOver };
}

function ReceiptForm({ today, source, replaced, isOffline, draft }: FormProps) {
  const t = useTexts(newReceiptTexts);
  const sayMistakes = useMistakes();
  const { typed, type, isBegun, startOver } = useTyped({ today, source, draft });
  const [mayPass, setMayPass] = useState(false);
  const submission = useSubmission();
  const { issue } = useIssue(replaced, isOffline);
  const past = usePast(isOffline);
  const total = totalOf(typed.lines);
  const isAsked = !isOffline && mistakesOf(typed, today).length === 0;
  const { preview } = usePreview(isAsked ? bodyOf(typed, { today, mayPassLimit: true }) : null);
  const passes = preview?.passesLimit === true || isLimit(submission);
  const change = (part: Partial<TypedReceipt>) => {
    for (const { field } of submission.mistakes) if (field !== undefined) submission.forget(field);
    type(part);
  };
  const fields = { ...past, typed, onChange: change, of: submission.of };
  const isOpen = useQueueOpen();
  const cannot = isOffline && (replaced !== null || isOpen === false);
  return (
    <form
      noValidate
      className={css.grid}
      onSubmit={(event) => {
        event.preventDefault();
        submission.run(sayMistakes(typed, today), async () => {
          await issue(bodyOf(typed, { today, mayPassLimit: mayPass }));
          draft?.drop();
        });
      }}
    >
      <div className={css.column}>
        <ErrorSummary errors={submission.mistakes} focusKey={submission.tries} />
        {isBegun ? <Begun onStartOver={startOver} /> : null}
        <LinesCard {...fields} />
        <DetailsCard {...fields} />
      </div>
      <div className={css.final}>
        <Card>
          <div className={css.stack}>
            {cannot ? <Alert tone="warn">{t.noOwner}</Alert> : null}
            <Figures total={total} preview={preview} isOffline={isOffline} />
            {passes ? (
              <LimitWarning preview={preview} isChosen={mayPass} onChosen={setMayPass} />
            ) : null}
            <Button type="submit" wide busy={submission.busy}>
              {replaced !== null ? t.replaceAct : isOffline ? t.actOffline : t.act}
            </Button>
            {draft === undefined || draft.savedAt === null ? null : (
              <output className={css.note}>{t.saved(sayTime(draft.savedAt.toISOString()))}</output>
            )}
          </div>
        </Card>
        <TypedPaper typed={typed} total={total} />
      </div>
    </form>
  );
}

function Begun({ onStartOver }: { onStartOver: () => void }) {
  const t = useTexts(newReceiptTexts);
  return (
    <Alert
      tone="info"
      action={
        <Button kind="secondary" compact onClick={onStartOver}>
          {t.startOver}
        </Button>
      }
    >
      {t.begun}
    </Alert>
  );
}

/** A receipt of two fields and more that was begun earlier is not typed twice. */
function FreshForm(props: Omit<FormProps, 'draft' | 'source'>) {
  const draft = useReceiptDraft(props.today);
  if (!draft.isKnown && !props.isOffline) return <Skeleton lines={8} />;
  return <ReceiptForm {...props} source={undefined} draft={draft} />;
}

/** Null until it is known. */
function useQueueOpen(): boolean | null {
  const [isOpen, setOpen] = useState<boolean | null>(null);
  useEffect(() => void isQueueOpen().then(setOpen), []);
  return isOpen;
}

/** Numbers for receipts to come, while there is a connection to ask for them. */
function useReserved(isOffline: boolean) {
  useEffect(() => {
    const owner = readDevice()?.owner;
    if (isOffline || owner === undefined) return;
    // Without numbers a receipt still waits in the queue and gets one when it is sent.
    reserveNumbers(owner).catch(() => undefined);
  }, [isOffline]);
}

function Content({ today, isOffline }: { today: string; isOffline: boolean }) {
  const t = useTexts(newReceiptTexts);
  const { search } = useAddress();
  useReserved(isOffline);
  const number = search.repeat ?? search.replace ?? null;
  const source = useQuery({ ...receiptReading(number ?? ''), enabled: number !== null });
  const props = { today, isOffline, replaced: search.replace ?? null };
  return (
    <div className={css.column}>
      {isOffline ? (
        <Alert tone="warn" title={t.offline}>
          {t.offlineNumber}
        </Alert>
      ) : null}
      {number === null ? (
        <FreshForm {...props} />
      ) : (
        <LoadState query={source} say={sayError} skeletonLines={8}>
          {(receipt) => <ReceiptForm {...props} source={receipt} />}
        </LoadState>
      )}
    </div>
  );
}

/** Whether the server cannot be reached; while it is asked again, what was known before. */
function useOffline({ data, error }: { data: unknown; error: unknown }): boolean {
  const [was, setWas] = useState(false);
  const isOffline = error === null ? data === undefined && was : error instanceof Unreachable;
  if (isOffline !== was) setWas(isOffline);
  return isOffline;
}

/** The day of this device, when the server cannot be asked for its own. */
const deviceDay = () => legalDay(moment(new Date().toISOString()));

export function NewReceiptPage() {
  const t = useTexts(newReceiptTexts);
  const words = useTexts(npdWords);
  const { search } = useAddress();
  const query = useQuery(statusReading());
  const { replace, repeat } = search;
  const title =
    replace !== undefined
      ? t.replaceTitle(replace)
      : repeat !== undefined
        ? t.repeatTitle
        : t.title;
  useTitle([title, words.section]);
  const isOffline = useOffline(query);
  return (
    <>
      <PageHead
        title={title}
        lead={replace === undefined ? undefined : t.replaceLead}
        crumbs={[{ href: '/npd/receipts', label: words.allReceipts }]}
      />
      {query.data === undefined && !isOffline ? (
        <LoadState query={query} say={sayError} skeletonLines={8}>
          {() => null}
        </LoadState>
      ) : query.data?.isRegistered === false ? (
        <NotRegistered />
      ) : (
        // One and the same whether there is a connection or not: what is typed stays when it goes.
        <Content today={query.data?.today ?? deviceDay()} isOffline={isOffline} />
      )}
    </>
  );
}
