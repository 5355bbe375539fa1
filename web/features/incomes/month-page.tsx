// «Итоги доходов»: one month, what it brought, its tax, its receipts and what was corrected.
import { useQuery } from '@tanstack/react-query';
import { daysInMonth } from '#primitives/days';
import { sayError } from '../../api.ts';
import { useLanguage, useTexts, useTitle } from '../../language.ts';
import {
  type Month,
  type ReceiptListed,
  exportAddress,
  firstLine,
  money,
  monthReading,
  receiptsReading,
} from '../../npd/npd.ts';
import { npdWords, sayMonth } from '../../npd/npd-words.ts';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { classes } from '../../ui/classes.ts';
import { ExportMenu } from '../../ui/export-menu/export-menu.tsx';
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

function Summary({ month }: { month: Month }) {
  const t = useTexts(incomesTexts);
  const words = useTexts(npdWords);
  const name = sayMonth(month.month, words.months);
  const tax = money(month.tax?.previewKopecks ?? 0);
  const income = money(month.incomeKopecks);
  const isLong =
    month.tax !== null && month.tax.period.from.slice(0, 7) !== month.tax.period.to.slice(0, 7);
  const copy = () => {
    const count = words.receipts(month.receipts);
    const text = `${t.copyIncome(name, income)}, ${t.copyTax(count, tax)}`;
    navigator.clipboard.writeText(text).then(
      () => toast(t.copied),
      () => toast(t.notCopied),
    );
  };
  return (
    <Card title={t.summary}>
      <div className={css.stats}>
        <StatBig label={t.income} amount={income}>
          {words.receipts(month.receipts)}
        </StatBig>
        {month.tax === null ? null : (
          <StatBig label={t.taxNow} amount={tax}>
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
      <div className={css.acts}>
        <Button kind="secondary" compact onClick={copy}>
          {t.copy}
        </Button>
      </div>
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
        <span className={css.note}>{note}</span>
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
