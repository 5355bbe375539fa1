// Many receipts from one table (BEY-8): what was understood of each line, what it comes to, and
// nothing issued before the person says so.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sayError } from '../../api.ts';
import { useLanguage, useTexts, useTitle } from '../../language.ts';
import { type Submission, useSubmission } from '../../light/submission.ts';
import { money } from '../../npd/npd.ts';
import { npdWords } from '../../npd/npd-words.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { Checkbox } from '../../ui/form/checkbox.tsx';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { Link } from '../../ui/link/link.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { Meter } from '../../ui/meter/meter.tsx';
import { sayMomentShort } from '../../ui/say.ts';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { StatBig } from '../../ui/stat/stat-big.tsx';
import { FileRowsCard } from './file-rows.tsx';
import { type FileLoad, countOf, fileReading, linesOf, progressOf } from './receipt-files.ts';
import css from './receipt-files.module.css';
import { fileTexts } from './texts.ts';
import { useFile } from './use-file.ts';

type Acts = ReturnType<typeof useFile>;

interface DecisionProps {
  load: FileLoad;
  acts: Acts;
  submission: Submission;
}

function Sums({ chosen }: Pick<FileLoad, 'chosen'>) {
  const t = useTexts(fileTexts);
  const words = useTexts(npdWords);
  const { count, amountKopecks, tax } = chosen;
  return (
    <div className={css.stats}>
      <StatBig label={t.chosen} amount={money(amountKopecks)}>
        {words.receipts(count)}
      </StatBig>
      {tax === null ? null : (
        <StatBig label={t.tax} amount={money(tax.afterKopecks - tax.beforeKopecks)}>
          {t.taxNote(money(tax.beforeKopecks), money(tax.afterKopecks))}
        </StatBig>
      )}
    </div>
  );
}

function Decision({ load, acts, submission }: DecisionProps) {
  const t = useTexts(fileTexts);
  const [mayPass, setMayPass] = useState(false);
  const { chosen } = load;
  const passes = chosen.limits.length > 0;
  const missing = () => {
    if (chosen.count === 0) return [{ text: t.chooseSome }];
    return passes && !mayPass ? [{ field: 'mayPassLimit', text: t.mayPassNeeded }] : [];
  };
  return (
    <Card title={t.summary}>
      <div className={css.column}>
        <ErrorSummary errors={submission.mistakes} focusKey={submission.tries} />
        <p className={css.note}>{t.nothingYet}</p>
        <Sums chosen={chosen} />
        {chosen.limits.map(({ year, incomeKopecks, limitKopecks }) => (
          <Alert key={year} tone="warn">
            {t.passes(year, money(incomeKopecks), money(limitKopecks))}
          </Alert>
        ))}
        {passes ? (
          <Checkbox
            name="mayPassLimit"
            label={t.mayPass}
            checked={mayPass}
            onChange={(event) => {
              submission.forget('mayPassLimit');
              setMayPass(event.target.checked);
            }}
            {...submission.of('mayPassLimit')}
          />
        ) : null}
        <div className={css.acts}>
          <Button
            busy={submission.busy || acts.isTicking}
            onClick={() => acts.issue(missing(), mayPass)}
          >
            {t.issue(chosen.count, money(chosen.amountKopecks))}
          </Button>
          <Button kind="quiet" onClick={acts.drop}>
            {t.drop}
          </Button>
        </div>
      </div>
    </Card>
  );
}

/** Being issued, here or where it was cut off. */
function Issuing({ load, acts, submission }: DecisionProps) {
  const t = useTexts(fileTexts);
  const { done, all } = progressOf(load);
  const text = t.progressOf(done, all);
  return (
    <Card title={t.progress}>
      <div className={css.column}>
        <ErrorSummary errors={submission.mistakes} focusKey={submission.tries} />
        <Meter label={t.progress} value={done} max={all} text={text} />
        <output>{text}</output>
        {submission.busy ? null : (
          <>
            <Alert tone="info">{t.stopped}</Alert>
            <div>
              <Button onClick={() => acts.issue([], false)}>{t.goOn(load.chosen.count)}</Button>
            </div>
          </>
        )}
      </div>
    </Card>
  );
}

function Ended({ load }: { load: FileLoad }) {
  const t = useTexts(fileTexts);
  const [issued, refused] = [countOf(load, 'issued'), countOf(load, 'refused')];
  const isDropped = load.state === 'dropped';
  const sentence = issued === 0 ? t.doneNone : t.done(issued);
  return (
    <Alert
      tone={isDropped || issued === 0 ? 'info' : 'ok'}
      live="status"
      title={isDropped ? t.dropped : sentence}
    >
      {isDropped || refused === 0 ? null : <span>{t.doneRefused(refused)} </span>}
      <Link href="/npd/receipts">{t.toReceipts}</Link>{' '}
      <Link href="/npd/receipts/import">{t.again}</Link>
    </Alert>
  );
}

function FileView({ load }: { load: FileLoad }) {
  const t = useTexts(fileTexts);
  const words = useTexts(npdWords);
  const language = useLanguage();
  const submission = useSubmission();
  const acts = useFile(load, submission);
  const parts = { load, acts, submission };
  useTitle([load.name, words.section]);
  return (
    <>
      <PageHead
        title={load.name}
        lead={t.read(linesOf(load), sayMomentShort(load.readAt, language))}
        crumbs={[
          { href: '/npd/receipts', label: words.allReceipts },
          { href: '/npd/receipts/import', label: t.import },
        ]}
      />
      <div className={css.column}>
        {load.state === 'checked' ? <Decision {...parts} /> : null}
        {load.state === 'confirmed' ? <Issuing {...parts} /> : null}
        {load.state === 'issued' || load.state === 'dropped' ? <Ended load={load} /> : null}
        <FileRowsCard load={load} ticks={acts.ticks} onTick={acts.tick} />
      </div>
    </>
  );
}

/** `name` is the id of the load. */
export function FilePage({ name }: { name: string }) {
  const query = useQuery(fileReading(name));
  return (
    <LoadState query={query} say={sayError} skeletonLines={8}>
      {(load) => <FileView load={load} />}
    </LoadState>
  );
}
