import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { type Day, formatDay, isDay, parseDay } from '#primitives/days';
import { type Kopecks, formatMoney } from '#primitives/money';
import { sayError } from '../../api.ts';
import { useLanguage, useTexts, useTitle } from '../../language.ts';
import { type Address, useAddress } from '../../search.ts';
import { PenaltyStops } from '../../stops/penalty-stops.tsx';
import { TaxTabs } from '../../tax-tabs.tsx';
import { chargeName, taxWords } from '../../tax-words.ts';
import { Button, LinkButton } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { type Column, DataTable } from '../../ui/data-table/data-table.tsx';
import { Empty } from '../../ui/empty/empty.tsx';
import { DateField } from '../../ui/form/date-field.tsx';
import { CircleCheck } from '../../ui/icon/icon.tsx';
import { Link } from '../../ui/link/link.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { sayDay } from '../../ui/say.ts';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { StaleMark } from '../../ui/stale-mark/stale-mark.tsx';
import { StatBig } from '../../ui/stat/stat-big.tsx';
import { SummaryList } from '../../ui/summary-list/summary-list.tsx';
import { type Account, type Sums, type TaxRow, accountReading, byTax, sumRows } from './account.ts';
import css from './account.module.css';
import { PastView } from './past-view.tsx';
import { accountTexts } from './texts.ts';

const money = (amount: number) => formatMoney(amount as Kopecks);
const rounded = (amount: number) => formatMoney(amount as Kopecks, { whole: true });

/** The account as of any day that has been; the day stands in the address. */
function DayChoice({ address }: { address: Address }) {
  const t = useTexts(accountTexts);
  const kept = address.search.on ?? '';
  const [text, setText] = useState(isDay(kept) ? formatDay(kept as Day, 'short') : '');
  const [error, setError] = useState<string>();
  const show = (event: SyntheticEvent) => {
    event.preventDefault();
    const read = parseDay(text);
    setError(read.ok ? undefined : t.badDay);
    if (read.ok) address.move({ on: read.value });
  };
  return (
    <Card>
      <form className={css.day} onSubmit={show} noValidate>
        <DateField
          label={t.on}
          name="on"
          hint={t.onHint}
          error={error}
          value={text}
          onValue={setText}
          isEchoed={false}
        />
        <Button type="submit" kind="secondary">
          {t.show}
        </Button>
        {kept === '' ? null : (
          <Button
            kind="quiet"
            onClick={() => {
              setText('');
              address.move({ on: undefined });
            }}
          >
            {t.now}
          </Button>
        )}
      </form>
    </Card>
  );
}

function Head({ data }: { data: Account }) {
  const t = useTexts(accountTexts);
  const language = useLanguage();
  const { header } = data;
  const stats = [
    { label: t.debt, amount: header.debtKopecks, isBad: header.debtKopecks > 0 },
    { label: t.toPay, amount: header.toPayKopecks, isBad: false },
    { label: t.reserved, amount: header.reservedKopecks, isBad: false },
    { label: t.free, amount: header.freeKopecks, isBad: false },
  ];
  return (
    <Card title={t.asOf(sayDay(data.on, language))}>
      <div className={css.stats}>
        {stats.map(({ label, amount, isBad }) => (
          <StatBig key={label} label={label} amount={money(amount)} tone={isBad ? 'bad' : 'ink'} />
        ))}
      </div>
      <SummaryList
        rows={[{ label: t.balance, value: money(header.balanceKopecks), note: t.balanceNote }]}
      />
      <div className={css.acts}>
        {header.payAllKopecks > 0 ? (
          <LinkButton href="/pay">{t.payAll(rounded(header.payAllKopecks))}</LinkButton>
        ) : null}
        <LinkButton kind="secondary" href="/pay?for=advance">
          {t.advance}
        </LinkButton>
        <Link className={css.link} href="/taxes/offsets">
          {t.offset}
        </Link>
        <Link className={css.link} href="/taxes/history">
          {t.history}
        </Link>
      </div>
    </Card>
  );
}

function Terms({ data }: { data: Account }) {
  const t = useTexts(accountTexts);
  const language = useLanguage();
  if (data.header.upcoming.length === 0) return null;
  return (
    <Card title={t.terms}>
      <SummaryList
        rows={data.header.upcoming.map((part) => ({
          key: part.dueOn,
          label: t.termsTo(sayDay(part.dueOn, language)),
          value: money(part.toPayKopecks),
          note:
            part.reservedKopecks > 0
              ? `${t.reserved.toLowerCase()} ${money(part.reservedKopecks)}`
              : undefined,
        }))}
      />
    </Card>
  );
}

/** The figures of a row; the last row of the table adds them up. */
function useFigures() {
  const t = useTexts(accountTexts);
  return [
    { key: 'debt', head: t.debtTax, of: (row: Sums) => row.debt.tax },
    { key: 'penalty', head: t.debtPenalty, of: (row: Sums) => row.debt.penalty },
    { key: 'fine', head: t.debtFine, of: (row: Sums) => row.debt.fine + row.debt.interest },
    { key: 'toPay', head: t.toPay, of: (row: Sums) => row.upcoming },
    { key: 'reserved', head: t.reserved, of: (row: Sums) => row.reserved },
  ];
}

function useColumns(figures: ReturnType<typeof useFigures>): Column<TaxRow>[] {
  const t = useTexts(accountTexts);
  const words = useTexts(taxWords);
  return [
    {
      key: 'tax',
      head: t.tax,
      primary: true,
      cell: (row) => <Link href={`/taxes/charges?tax=${row.tax}`}>{words.tax[row.tax]}</Link>,
    },
    ...figures.map(({ key, head, of }) => ({
      key,
      head,
      align: 'end' as const,
      cell: (row: TaxRow) => money(of(row)),
    })),
  ];
}

function Composition({ data }: { data: Account }) {
  const t = useTexts(accountTexts);
  const rows = byTax(data.charges);
  const sums = sumRows(rows);
  // A fine nobody has is a column nobody needs; tax, penalty and what comes due always stand.
  const figures = useFigures().filter(({ key, of }) => key !== 'fine' || of(sums) > 0);
  const columns = useColumns(figures);
  if (rows.length === 0) {
    return (
      <Card className={css.whole}>
        <Empty icon={CircleCheck} title={t.empty} />
      </Card>
    );
  }
  return (
    <Card
      className={css.whole}
      title={t.byTax}
      action={<Link href="/taxes/charges">{t.list}</Link>}
    >
      <DataTable
        caption={t.byTax}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.tax}
        totals={Object.fromEntries(figures.map(({ key, of }) => [key, money(of(sums))]))}
      />
    </Card>
  );
}

/** What is owed outside the account is neither its debt nor paid from it (НК РФ ст.11.3 п.1). */
function Apart({ data }: { data: Account }) {
  const t = useTexts(accountTexts);
  const language = useLanguage();
  if (data.apart.length === 0) return null;
  return (
    <Card className={css.whole} title={t.apart}>
      <p className={css.note}>{t.apartText}</p>
      <SummaryList
        rows={data.apart.map((charge) => ({
          key: charge.chargeId,
          label: (
            <Link href={`/taxes/charges/${charge.chargeId}`}>{chargeName(charge, language)}</Link>
          ),
          value: money(charge.outstandingKopecks),
          note: t.termsTo(sayDay(charge.dueOn, language)),
        }))}
      />
    </Card>
  );
}

/** Money whose source took it back: who says so, and what is owed again. */
function Reversed({ data }: { data: Account }) {
  const t = useTexts(accountTexts);
  const language = useLanguage();
  if (data.reversed.length === 0) return null;
  return (
    <Card className={css.whole} title={t.reversed}>
      <p className={css.note}>{t.reversedText}</p>
      <SummaryList
        rows={data.reversed.map((one) => ({
          key: one.paymentId,
          label: t.reversedPayment(money(one.amountKopecks), sayDay(one.paidOn, language)),
          value: money(one.reopenedKopecks),
          note: [
            t.reversedBy[one.source],
            t.reversedPaper(one.documentNumber, sayDay(one.documentOn, language)),
            one.note,
          ]
            .filter(Boolean)
            .join(', '),
        }))}
      />
    </Card>
  );
}

/** Stops with the names of the taxes they hold for. */
function Stops({ data }: { data: Account }) {
  const language = useLanguage();
  const names = new Map(data.charges.map((one) => [one.chargeId, chargeName(one, language)]));
  return <PenaltyStops nameOf={(chargeId) => names.get(chargeId)} />;
}

export function AccountPage() {
  const t = useTexts(accountTexts);
  const address = useAddress();
  const { on } = address.search;
  const query = useQuery({ ...accountReading(on), placeholderData: keepPreviousData });
  useTitle([t.title, t.section]);
  return (
    <>
      <PageHead title={t.title} lead={t.lead} />
      <TaxTabs />
      <LoadState query={query} say={sayError} skeletonLines={8}>
        {(data) => (
          <div className={css.grid}>
            {on === undefined ? (
              <>
                <div className={css.column}>
                  <Head data={data} />
                </div>
                <div className={css.column}>
                  <Terms data={data} />
                  <DayChoice address={address} />
                  <Stops data={data} />
                </div>
              </>
            ) : (
              <div className={`${css.column} ${css.whole}`}>
                <DayChoice address={address} />
                <PastView now={data} on={on} />
              </div>
            )}
            <Composition data={data} />
            <Apart data={data} />
            <Reversed data={data} />
            <div className={css.whole}>
              <StaleMark
                asOf={data.knownAt}
                onRefresh={() => void query.refetch()}
                busy={query.isFetching}
              />
            </div>
          </div>
        )}
      </LoadState>
    </>
  );
}
