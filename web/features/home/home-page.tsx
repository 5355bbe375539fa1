import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Charge } from '#contract/ledger';
import { type Kopecks, formatMoney } from '#primitives/money';
import { sayError } from '../../api.ts';
import { useLanguage, useTexts, useTitle } from '../../language.ts';
import { briefChargeName } from '../../tax-words.ts';
import { Card } from '../../ui/card/card.tsx';
import { type Column, DataTable } from '../../ui/data-table/data-table.tsx';
import { sayPlace } from '../../place.ts';
import { Link } from '../../ui/link/link.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { sayDayNear, sayDayShort, sayMomentShort } from '../../ui/say.ts';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { StaleMark } from '../../ui/stale-mark/stale-mark.tsx';
import { StatusTag } from '../../ui/status-tag/status-tag.tsx';
import { CHARGE_STATUSES } from '../../ui/status.ts';
import { BalanceCard } from './balance-card.tsx';
import { type Home, daysLeft, homeReading, nextCharges, partOfDay, toPay } from './home.ts';
import css from './home.module.css';
import { homeTexts } from './texts.ts';

const money = (amount: number) => formatMoney(amount as Kopecks);
const SHOWN = 5;

function useColumns(): Column<Charge>[] {
  const t = useTexts(homeTexts);
  const language = useLanguage();
  return [
    {
      key: 'tax',
      head: t.tax,
      primary: true,
      cell: (charge) => (
        <Link href={`/taxes/charges/${charge.chargeId}`}>{briefChargeName(charge, language)}</Link>
      ),
    },
    { key: 'year', head: t.period, cell: (charge) => charge.taxYear },
    { key: 'due', head: t.due, cell: (charge) => sayDayShort(charge.dueOn, language) },
    {
      key: 'status',
      bare: true,
      head: t.status,
      cell: ({ status }) => (
        <StatusTag {...CHARGE_STATUSES[status]}>{CHARGE_STATUSES[status][language]}</StatusTag>
      ),
    },
    { key: 'sum', head: t.sum, align: 'end', figure: true, cell: (charge) => money(toPay(charge)) },
  ];
}

function NextCharges({ data }: { data: Home }) {
  const t = useTexts(homeTexts);
  const columns = useColumns();
  const rows = nextCharges(data.charges, SHOWN);
  if (rows.length === 0) return null;
  return (
    <Card className={css.whole} title={t.next} action={<Link href="/taxes/charges">{t.all}</Link>}>
      <DataTable
        caption={t.next}
        columns={columns}
        rows={rows}
        rowKey={(charge) => charge.chargeId}
      />
    </Card>
  );
}

function Deadlines({ data }: { data: Home }) {
  const t = useTexts(homeTexts);
  const language = useLanguage();
  const parts = data.account.upcoming.slice(0, 4);
  return (
    <Card className={css.narrow} title={t.deadlines}>
      {parts.length === 0 ? <p className={css.quiet}>{t.noDeadlines}</p> : null}
      <ul className={css.list}>
        {parts.map((part) => (
          <li key={part.dueOn} className={css.item}>
            <span className={css.words}>
              {sayDayNear(part.dueOn, data.today, language)}
              <span className={css.note}>
                {t.left(Math.max(0, daysLeft(part.dueOn, data.today)))}
              </span>
            </span>
            <span className={css.amount}>
              {part.toPayKopecks > 0 ? money(part.toPayKopecks) : money(part.reservedKopecks)}
              {part.reservedKopecks > 0 ? (
                <span className={css.note}>
                  {part.toPayKopecks > 0
                    ? t.andReserved(money(part.reservedKopecks))
                    : t.reserved.toLowerCase()}
                </span>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Property({ data }: { data: Home }) {
  const t = useTexts(homeTexts);
  return (
    <Card
      className={css.half}
      title={t.property}
      action={data.property.length === 0 ? null : <Link href="/property">{t.allProperty}</Link>}
    >
      {data.property.length === 0 ? <p className={css.quiet}>{t.noProperty}</p> : null}
      <ul className={css.list}>
        {data.property.slice(0, 4).map((object) => (
          <li key={object.objectId} className={css.item}>
            <span className={css.words}>{sayPlace(object.title)}</span>
            <span className={css.amount}>
              {object.lastTaxKopecks === null ? (
                <span className={css.note}>{t.noTax}</span>
              ) : (
                <>
                  {money(object.lastTaxKopecks)}
                  <span className={css.note}>{t.taxPerYear}</span>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Events({ data }: { data: Home }) {
  const t = useTexts(homeTexts);
  const language = useLanguage();
  return (
    <Card
      className={css.half}
      title={t.events}
      action={data.events.length === 0 ? null : <Link href="/notifications">{t.allEvents}</Link>}
    >
      {data.events.length === 0 ? <p className={css.quiet}>{t.noEvents}</p> : null}
      <ul className={css.list}>
        {data.events.slice(0, 4).map((event) => (
          <li key={event.id} className={css.item}>
            <span className={css.words}>
              {event.href === null ? (
                event.text[language]
              ) : (
                <Link href={event.href}>{event.text[language]}</Link>
              )}
            </span>
            <span className={css.note}>{sayMomentShort(event.at, language)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function HomePage({ firstName }: { firstName: string }) {
  const t = useTexts(homeTexts);
  const query = useQuery(homeReading());
  useTitle(t.title);
  const [part] = useState(() => partOfDay(new Date().getHours()));
  const greeting = t.greeting[part];
  const refresh = { onRefresh: () => void query.refetch(), busy: query.isFetching };
  return (
    <>
      <PageHead
        title={t.greet(greeting, firstName)}
        lead={query.data === undefined ? null : <StaleMark asOf={query.data.asOf} {...refresh} />}
      />
      <LoadState query={query} say={sayError} skeletonLines={8}>
        {(data) => (
          <div className={css.grid}>
            <BalanceCard data={data} />
            <Deadlines data={data} />
            <NextCharges data={data} />
            <Property data={data} />
            <Events data={data} />
          </div>
        )}
      </LoadState>
    </>
  );
}
