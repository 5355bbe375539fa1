// The account on a past day, twice: with all that is known now, and with what was known then.
import { useQuery } from '@tanstack/react-query';
import type { Charge } from '#contract/ledger';
import type { Day } from '#primitives/days';
import { type Kopecks, formatMoney } from '#primitives/money';
import { sayError } from '../../api.ts';
import { useFirst } from '../../first/first-rows.tsx';
import { useLanguage, useTexts } from '../../language.ts';
import { chargeName } from '../../tax-words.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { Card } from '../../ui/card/card.tsx';
import { type Column, DataTable } from '../../ui/data-table/data-table.tsx';
import { Link } from '../../ui/link/link.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { sayDay, sayDayShort } from '../../ui/say.ts';
import { StatusTag } from '../../ui/status-tag/status-tag.tsx';
import { CHARGE_STATUSES } from '../../ui/status.ts';
import {
  type Account,
  type Learnt,
  accountReading,
  endOfDay,
  learntLater,
  openOn,
} from './account.ts';
import css from './account.module.css';
import { accountTexts } from './texts.ts';

const money = (amount: number) => formatMoney(amount as Kopecks);

interface Figure {
  key: 'debt' | 'toPay' | 'reserved' | 'free' | 'balance';
  nowKopecks: number;
  thenKopecks: number;
}

function figuresOf(now: Account, then: Account): Figure[] {
  const [a, b] = [now.header, then.header];
  return [
    { key: 'debt', nowKopecks: a.debtKopecks, thenKopecks: b.debtKopecks },
    { key: 'toPay', nowKopecks: a.toPayKopecks, thenKopecks: b.toPayKopecks },
    { key: 'reserved', nowKopecks: a.reservedKopecks, thenKopecks: b.reservedKopecks },
    { key: 'free', nowKopecks: a.freeKopecks, thenKopecks: b.freeKopecks },
    { key: 'balance', nowKopecks: a.balanceKopecks, thenKopecks: b.balanceKopecks },
  ];
}

function Compared({ now, then }: { now: Account; then: Account }) {
  const t = useTexts(accountTexts);
  const columns: Column<Figure>[] = [
    { key: 'figure', head: t.figure, primary: true, cell: ({ key }) => t.figures[key] },
    { key: 'now', head: t.knownNow, align: 'end', cell: (row) => money(row.nowKopecks) },
    { key: 'then', head: t.knownThen, align: 'end', cell: (row) => money(row.thenKopecks) },
  ];
  return (
    <DataTable
      caption={t.compared}
      columns={columns}
      rows={figuresOf(now, then)}
      rowKey={({ key }) => key}
    />
  );
}

/** Rows shown at once of a list that may have hundreds. */
const FIRST = 20;

function useLearntColumns(): Column<Learnt>[] {
  const t = useTexts(accountTexts);
  const language = useLanguage();
  return [
    {
      key: 'charge',
      head: t.charge,
      primary: true,
      cell: ({ charge }) => (
        <Link href={`/taxes/charges/${charge.chargeId}`}>{chargeName(charge, language)}</Link>
      ),
    },
    {
      key: 'then',
      head: t.knownThen,
      align: 'end',
      cell: ({ thenKopecks }) => (thenKopecks === null ? t.unknownThen : money(thenKopecks)),
    },
    { key: 'now', head: t.knownNow, align: 'end', cell: (row) => money(row.nowKopecks) },
  ];
}

function LearntLater({ learnt }: { learnt: readonly Learnt[] }) {
  const t = useTexts(accountTexts);
  const columns = useLearntColumns();
  const { shown, more } = useFirst(learnt, FIRST);
  return (
    <Card title={t.learnt}>
      <p className={css.note}>{t.learntText}</p>
      <DataTable
        caption={t.learnt}
        columns={columns}
        rows={shown}
        rowKey={({ charge }) => charge.chargeId}
      />
      {more}
    </Card>
  );
}

function useObligationColumns(): Column<Charge>[] {
  const t = useTexts(accountTexts);
  const language = useLanguage();
  return [
    {
      key: 'charge',
      head: t.charge,
      primary: true,
      cell: (charge) => (
        <Link href={`/taxes/charges/${charge.chargeId}`}>{chargeName(charge, language)}</Link>
      ),
    },
    { key: 'due', head: t.due, cell: ({ dueOn }) => sayDayShort(dueOn, language) },
    {
      key: 'status',
      head: t.status,
      bare: true,
      cell: ({ status }) => (
        <StatusTag {...CHARGE_STATUSES[status]}>{CHARGE_STATUSES[status][language]}</StatusTag>
      ),
    },
    {
      key: 'left',
      head: t.left,
      align: 'end',
      figure: true,
      cell: (charge) => money(charge.outstandingKopecks),
    },
  ];
}

/** Every obligation of that day, by what is known now. */
function Obligations({ now }: { now: Account }) {
  const t = useTexts(accountTexts);
  const columns = useObligationColumns();
  const { shown, more } = useFirst(openOn(now), FIRST);
  if (shown.length === 0) return null;
  return (
    <Card title={t.obligations}>
      <p className={css.note}>{t.obligationsText}</p>
      <DataTable
        caption={t.obligations}
        columns={columns}
        rows={shown}
        rowKey={({ chargeId }) => chargeId}
      />
      {more}
    </Card>
  );
}

/** `now` is the account of that day by today's knowledge; the other reading is asked for here. */
export function PastView({ now, on }: { now: Account; on: string }) {
  const t = useTexts(accountTexts);
  const language = useLanguage();
  const query = useQuery(accountReading(on, endOfDay(on as Day)));
  return (
    <>
      <Alert tone="info">{t.past(sayDay(on, language))}</Alert>
      <LoadState query={query} say={sayError} skeletonLines={6}>
        {(then) => {
          const learnt = learntLater(now, then);
          return (
            <>
              <Card title={t.asOf(sayDay(on, language))}>
                <Compared now={now} then={then} />
                {learnt.length === 0 ? <p className={css.note}>{t.sameKnowledge}</p> : null}
              </Card>
              {learnt.length === 0 ? null : <LearntLater learnt={learnt} />}
              <Obligations now={now} />
            </>
          );
        }}
      </LoadState>
    </>
  );
}
