// «Итоги доходов»: one month, what it brought, its tax, its receipts and what was corrected.
import { useMutation, useQuery } from '@tanstack/react-query';
import { daysInMonth } from '#primitives/days';
import { sayError, send } from '../../api.ts';
import { useLanguage, useTexts, useTitle } from '../../language.ts';
import {
  type Month,
  NPD,
  type ReceiptListed,
  exportAddress,
  firstLine,
  money,
  monthReading,
  receiptsReading,
} from '../../npd/npd.ts';
import { npdWords, sayMonth, sayPeriod } from '../../npd/npd-words.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { Button, LinkButton } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { classes } from '../../ui/classes.ts';
import { ExportMenu } from '../../ui/export-menu/export-menu.tsx';
import { Download } from '../../ui/icon/icon.tsx';
import { Link } from '../../ui/link/link.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { sayDay, sayMomentShort } from '../../ui/say.ts';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { StatBig } from '../../ui/stat/stat-big.tsx';
import { SummaryList } from '../../ui/summary-list/summary-list.tsx';
import { toast } from '../../ui/toast/toast.ts';
import css from './incomes.module.css';
import { incomesTexts } from './incomes-texts.ts';

/** The filters that leave the receipts of a month. */
function spanOf(month: string): { from: string; to: string } {
  const [year, number] = month.split('-').map(Number);
  return { from: `${month}-01`, to: `${month}-${daysInMonth(year ?? 0, number ?? 1)}` };
}

/** One press each: the paper, the paper by mail, the sentence. */
function Take({ month }: { month: Month }) {
  const t = useTexts(incomesTexts);
  const words = useTexts(npdWords);
  const { month: name } = month;
  const income = money(month.incomeKopecks);
  const tax = money(month.tax?.previewKopecks ?? 0);
  const mailing = useMutation({
    mutationFn: () =>
      send('POST', `${NPD}/months/${name}/summary`, { idempotencyKey: crypto.randomUUID() }),
  });
  const copy = () => {
    const count = words.receipts(month.receipts);
    const text = `${t.copyIncome(sayMonth(name, words.months), income)}, ${t.copyTax(count, tax)}`;
    navigator.clipboard.writeText(text).then(
      () => toast(t.copied),
      () => toast(t.notCopied),
    );
  };
  return (
    <>
      <div className={css.acts}>
        <LinkButton icon={Download} href={`${NPD}/months/${name}/summary.pdf`} download>
          {t.pdf}
        </LinkButton>
        <Button kind="secondary" busy={mailing.isPending} onClick={() => mailing.mutate()}>
          {t.mail}
        </Button>
        <Button kind="quiet" onClick={copy}>
          {t.copy}
        </Button>
      </div>
      {mailing.isSuccess ? (
        <Alert tone="ok" live="status">
          {t.mailed}
        </Alert>
      ) : null}
      {mailing.isError ? (
        <Alert tone="bad" live="alert">
          {sayError(mailing.error)}
        </Alert>
      ) : null}
    </>
  );
}

function Summary({ month }: { month: Month }) {
  const t = useTexts(incomesTexts);
  const words = useTexts(npdWords);
  const { tax } = month;
  const isLong = tax !== null && tax.period.from.slice(0, 7) !== tax.period.to.slice(0, 7);
  return (
    <Card title={t.summary}>
      <div className={css.stats}>
        <StatBig label={t.income} amount={money(month.incomeKopecks)}>
          {words.receipts(month.receipts)}
        </StatBig>
        {tax === null ? null : (
          <StatBig
            label={words.taxOf(sayPeriod(tax.period, words))}
            amount={money(tax.previewKopecks)}
          >
            <Link href={`/npd/tax/${month.month}`}>{t.how}</Link>
          </StatBig>
        )}
      </div>
      <SummaryList
        rows={[
          { label: t.persons, value: money(month.personKopecks) },
          { label: t.business, value: money(month.businessKopecks) },
        ]}
      />
      {isLong ? <p className={css.note}>{t.taxPeriod}</p> : null}
      <Take month={month} />
    </Card>
  );
}

function Row({ receipt, note }: { receipt: ReceiptListed; note: string }) {
  const words = useTexts(npdWords);
  const isGone = receipt.state === 'cancelled';
  return (
    <li className={css.item}>
      <span className={css.what}>
        <Link href={`/npd/receipts/${receipt.number}`}>{firstLine(receipt.lines, words.more)}</Link>
        <br />
        <span className={css.note}>
          {note}
          {receipt.attachments === 0 ? null : `, ${words.attached(receipt.attachments)}`}
        </span>
      </span>
      <span className={classes(css.sum, isGone && css.gone)}>{money(receipt.totalKopecks)}</span>
    </li>
  );
}

function Receipts({ month }: { month: string }) {
  const t = useTexts(incomesTexts);
  const language = useLanguage();
  const span = spanOf(month);
  const query = useQuery(receiptsReading({ ...span, state: 'registered' }));
  return (
    <Card
      title={t.all}
      action={<Link href={`/npd/receipts?from=${span.from}&to=${span.to}`}>{t.allLink}</Link>}
    >
      <LoadState query={query} say={sayError}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={css.note}>{t.noReceipts}</p>
          ) : (
            <ul className={css.list}>
              {items.map((receipt) => (
                <Row
                  key={receipt.number}
                  receipt={receipt}
                  note={sayMomentShort(receipt.operationAt, language)}
                />
              ))}
            </ul>
          )
        }
      </LoadState>
    </Card>
  );
}

function Corrections({ month }: { month: string }) {
  const t = useTexts(incomesTexts);
  const words = useTexts(npdWords);
  const language = useLanguage();
  const query = useQuery(receiptsReading({ ...spanOf(month), state: 'cancelled' }));
  const noteOf = ({ cancellation, replacedBy }: ReceiptListed) =>
    cancellation === null
      ? ''
      : [
          t.from(sayDay(cancellation.on, language)),
          words.reasons[cancellation.reason].toLowerCase(),
          replacedBy === null ? '' : words.replaced.toLowerCase(),
        ]
          .filter(Boolean)
          .join(', ');
  return (
    <Card title={t.corrections}>
      <LoadState query={query} say={sayError}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={css.note}>{t.noCorrections}</p>
          ) : (
            <ul className={css.list}>
              {items.map((receipt) => (
                <Row key={receipt.number} receipt={receipt} note={noteOf(receipt)} />
              ))}
            </ul>
          )
        }
      </LoadState>
      <p className={css.note}>{t.correctHow}</p>
    </Card>
  );
}

export function MonthPage({ name }: { name: string }) {
  const t = useTexts(incomesTexts);
  const words = useTexts(npdWords);
  const query = useQuery(monthReading(name));
  const title = t.monthTitle(sayMonth(name, words.months).toLowerCase());
  const span = spanOf(name);
  useTitle([title, words.section]);
  return (
    <>
      <PageHead
        title={title}
        crumbs={[{ href: '/npd/incomes', label: t.title }]}
        aside={
          <ExportMenu
            links={[
              { label: t.monthXlsx, href: exportAddress(span, 'xlsx') },
              { label: t.monthCsv, href: exportAddress(span, 'csv') },
            ]}
          />
        }
      />
      <div className={css.grid}>
        <div className={css.column}>
          <LoadState query={query} say={sayError} skeletonLines={8}>
            {(month) => <Summary month={month} />}
          </LoadState>
          <Receipts month={name} />
        </div>
        <Corrections month={name} />
      </div>
    </>
  );
}
