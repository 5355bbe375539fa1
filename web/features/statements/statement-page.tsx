// Receipts from a file: a list of them has a page of its own (BEY-8); of a bank statement (NPD-8)
// each line says why it is income or why not, the person decides, and it is never proposed twice.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { Refusal, sayError, send } from '../../api.ts';
import { base64Of } from '../../base64.ts';
import { useLanguage, useTexts, useTitle } from '../../language.ts';
import { type Submission, useSubmission } from '../../light/submission.ts';
import { NPD, money } from '../../npd/npd.ts';
import { npdWords } from '../../npd/npd-words.ts';
import { useAddress } from '../../search.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { Empty } from '../../ui/empty/empty.tsx';
import { Checkbox } from '../../ui/form/checkbox.tsx';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { CircleCheck } from '../../ui/icon/icon.tsx';
import { Link } from '../../ui/link/link.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { Pager } from '../../ui/pager/pager.tsx';
import { sayDayShort } from '../../ui/say.ts';
import { PageHead } from '../../ui/shell/page-head.tsx';
import {
  BYTES_MAX,
  type BankLine,
  type BankLines,
  DIFFERS,
  type Imported,
  loadReceipts,
  loadStatement,
  operationOf,
  proposedOf,
  waitingReading,
} from './statement.ts';
import css from './statements.module.css';
import { statementTexts } from './texts.ts';

/** Sends the chosen file; the second press takes what differs all the same. */
function useImport() {
  const router = useRouter();
  const t = useTexts(statementTexts);
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [imported, setImported] = useState<Imported | null>(null);
  const submission = useSubmission();
  const differs = submission.refused instanceof Refusal && submission.refused.code === DIFFERS;
  const load = () => {
    const missing =
      file === null
        ? [{ field: 'file', text: t.fileMissing }]
        : file.size > BYTES_MAX
          ? [{ field: 'file', text: t.fileLarge }]
          : [];
    setImported(null);
    submission.run(missing, async () => {
      if (file === null) return;
      const body = { name: file.name, contentBase64: await base64Of(file) };
      const loadId = await loadReceipts(body);
      if (loadId !== null) {
        router.history.push(`/npd/receipts/import/${loadId}`);
        return;
      }
      setImported(await loadStatement({ ...body, acceptDifference: differs }));
      await client.invalidateQueries({ queryKey: ['npd', 'bank-lines'] });
    });
  };
  return { setFile, imported, submission, differs, load };
}

function ImportCard() {
  const t = useTexts(statementTexts);
  const { setFile, imported, submission, differs, load } = useImport();
  return (
    <Card>
      <form
        noValidate
        className={css.column}
        onSubmit={(event) => {
          event.preventDefault();
          load();
        }}
      >
        <ErrorSummary errors={submission.mistakes} focusKey={submission.tries} />
        <TextField
          label={t.file}
          hint={t.fileHint}
          name="file"
          type="file"
          accept=".xlsx,.csv,.txt,text/plain,text/csv"
          onChange={(event) => {
            submission.forget('file');
            setFile(event.target.files?.[0] ?? null);
          }}
          {...submission.of('file')}
        />
        <div>
          <Button type="submit" busy={submission.busy}>
            {differs ? t.differs : t.act}
          </Button>
        </div>
        <p className={css.note}>
          {t.template}{' '}
          <Link href={`${NPD}/receipt-files/template.xlsx`} download>
            {t.templateXlsx}
          </Link>{' '}
          <Link href={`${NPD}/receipt-files/template.csv`} download>
            {t.templateCsv}
          </Link>
        </p>
      </form>
      <output className={css.column}>
        {imported === null ? null : (
          <Alert tone={imported.fresh === 0 ? 'info' : 'ok'}>
            {imported.fresh === 0 ? t.nothingNew : t.taken(imported.fresh)}{' '}
            {imported.unread.length === 0 ? '' : t.unread(imported.unread.length)}
          </Alert>
        )}
      </output>
    </Card>
  );
}

interface LineProps {
  line: BankLine;
  isChosen: boolean;
  name: string;
  onChosen: (isChosen: boolean) => void;
  onName: (name: string) => void;
  onDismiss: () => void;
}

function Line({ line, isChosen, name, onChosen, onName, onDismiss }: LineProps) {
  const t = useTexts(statementTexts);
  const language = useLanguage();
  const { lineId, bookedOn, proposedKopecks, payerName, purpose, excluded } = line;
  const label = `${sayDayShort(bookedOn, language)}, ${money(proposedKopecks)}`;
  return (
    <li className={css.line}>
      <Checkbox
        name={`line-${lineId}`}
        label={<strong>{label}</strong>}
        checked={isChosen}
        onChange={(event) => onChosen(event.target.checked)}
      />
      <p className={css.note}>
        {payerName === null ? '' : `${t.payer}: ${payerName}. `}
        {purpose}
      </p>
      {excluded === null ? null : (
        <Alert tone="warn" title={t.notIncome}>
          {excluded.text[language]}
        </Alert>
      )}
      {isChosen ? (
        <TextField
          label={t.name}
          name={`name-${lineId}`}
          maxLength={256}
          value={name}
          onChange={(event) => onName(event.target.value)}
        />
      ) : null}
      <div>
        <Button kind="quiet" compact aria-label={`${t.dismiss}: ${label}`} onClick={onDismiss}>
          {t.dismiss}
        </Button>
      </div>
    </li>
  );
}

/** Issues one after the other; what is refused stays with its reason. */
function useDeciding(submission: Submission) {
  const t = useTexts(statementTexts);
  const language = useLanguage();
  const client = useQueryClient();
  const [issued, setIssued] = useState(0);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const again = () => client.invalidateQueries({ queryKey: ['npd'] });
  const pathOf = ({ lineId }: BankLine) => `${NPD}/imports/lines/${lineId}`;
  const issue = (chosen: readonly BankLine[], nameOf: (line: BankLine) => string) =>
    submission.run(chosen.length === 0 ? [{ text: t.chooseSome }] : [], async () => {
      let count = 0;
      const wrong: string[] = [];
      for (const line of chosen) {
        const [first, ...rest] = line.draft.lines;
        const lines = first === undefined ? [] : [{ ...first, name: nameOf(line) }, ...rest];
        try {
          await send('POST', `${pathOf(line)}/receipt`, {
            body: { ...line.draft, operationAt: operationOf(line, Date.now()), lines },
            idempotencyKey: line.lineId,
          });
          count += 1;
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          const name = `${sayDayShort(line.bookedOn, language)}, ${money(line.proposedKopecks)}`;
          wrong.push(t.failed(name, error.detail));
        }
      }
      setIssued(count);
      setRefused(wrong);
      await again();
    });
  const dismiss = (line: BankLine) =>
    submission.run([], async () => {
      await send('POST', `${pathOf(line)}/dismissal`, { idempotencyKey: crypto.randomUUID() });
      await again();
    });
  return { issued, refused, issue, dismiss };
}

function Deciding({ page }: { page: BankLines }) {
  const t = useTexts(statementTexts);
  const { hrefWith } = useAddress();
  const submission = useSubmission();
  const { issued, refused, issue, dismiss } = useDeciding(submission);
  const [ticks, setTicks] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const proposed = proposedOf(page.items);
  const isChosen = ({ lineId }: BankLine) => ticks.get(lineId) ?? proposed.has(lineId);
  const nameOf = (line: BankLine) =>
    names.get(line.lineId) ?? line.draft.lines[0]?.name ?? line.purpose;
  const chosen = page.items.filter(isChosen);
  return (
    <Card title={t.waiting}>
      <ErrorSummary errors={submission.mistakes} focusKey={submission.tries} />
      {issued === 0 ? null : (
        <Alert tone="ok" live="status">
          {t.issued(issued)}
        </Alert>
      )}
      {refused.map((sentence) => (
        <Alert key={sentence} tone="bad" live="alert">
          {sentence}
        </Alert>
      ))}
      {page.items.length === 0 ? (
        <Empty icon={CircleCheck} title={t.none}>
          {t.noneText}
        </Empty>
      ) : (
        <>
          <ul className={css.lines}>
            {page.items.map((line) => (
              <Line
                key={line.lineId}
                line={line}
                isChosen={isChosen(line)}
                name={nameOf(line)}
                onChosen={(next) => setTicks(new Map(ticks).set(line.lineId, next))}
                onName={(next) => setNames(new Map(names).set(line.lineId, next))}
                onDismiss={() => dismiss(line)}
              />
            ))}
          </ul>
          <Button busy={submission.busy} onClick={() => issue(chosen, nameOf)}>
            {t.issue(chosen.length)}
          </Button>
          <Pager
            page={page.page}
            pageSize={page.pageSize}
            total={page.total}
            hrefOf={(number) => hrefWith({ page: String(number) })}
          />
        </>
      )}
    </Card>
  );
}

export function StatementPage() {
  const t = useTexts(statementTexts);
  const words = useTexts(npdWords);
  const { search } = useAddress();
  const query = useQuery(waitingReading(search.page));
  useTitle([t.title, words.section]);
  return (
    <>
      <PageHead
        title={t.title}
        lead={t.lead}
        crumbs={[{ href: '/npd/receipts', label: words.allReceipts }]}
      />
      <div className={css.column}>
        <ImportCard />
        <LoadState query={query} say={sayError}>
          {(page) => <Deciding page={page} />}
        </LoadState>
      </div>
    </>
  );
}
