// The account on a past day, twice: with all that is known now, and with what was known then.
import { useQuery } from '@tanstack/react-query';
import type { Day } from '#primitives/days';
import { type Kopecks, formatMoney } from '#primitives/money';
import { sayError } from '../../api.ts';
import { useLanguage, useTexts } from '../../language.ts';
import { chargeName } from '../../tax-words.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { Card } from '../../ui/card/card.tsx';
import { type Column, DataTable } from '../../ui/data-table/data-table.tsx';
import { Link } from '../../ui/link/link.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { sayDay } from '../../ui/say.ts';
import { type Account, type Learnt, accountReading, endOfDay, learntLater } from './account.ts';
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
  return (
    <Card title={t.learnt}>
      <p className={css.note}>{t.learntText}</p>
      <DataTable
        caption={t.learnt}
        columns={columns}
        rows={learnt}
        rowKey={({ charge }) => charge.chargeId}
      />
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
            </>
          );
        }}
      </LoadState>
    </>
  );
}
