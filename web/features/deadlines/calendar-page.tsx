import { useQuery } from '@tanstack/react-query';
import { type Day, daysBetween } from '#primitives/days';
import { type Kopecks, formatMoney } from '#primitives/money';
import { sayError } from '../../api.ts';
import { useFirst } from '../../first/first-rows.tsx';
import { type Language, useLanguage, useTexts, useTitle } from '../../language.ts';
import { sayPlace } from '../../place.ts';
import { TaxTabs } from '../../tax-tabs.tsx';
import { sayArticle } from '#law/say-article';
import { Alert } from '../../ui/alert/alert.tsx';
import { LinkButton } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { Empty } from '../../ui/empty/empty.tsx';
import { CalendarDays } from '../../ui/icon/icon.tsx';
import { Link } from '../../ui/link/link.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { sayDay, sayDayNear } from '../../ui/say.ts';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { StaleMark } from '../../ui/stale-mark/stale-mark.tsx';
import { StatusTag } from '../../ui/status-tag/status-tag.tsx';
import { CHARGE_STATUSES } from '../../ui/status.ts';
import {
  type DayGroup,
  type Deadline,
  type Deadlines,
  byMonth,
  deadlinesReading,
  isLate,
  payAddressOf,
  payableOf,
} from './deadlines.ts';
import css from './deadlines.module.css';
import { FeedCard } from './feed-card.tsx';
import { ReminderCard } from './reminder-card.tsx';
import { deadlinesTexts } from './texts.ts';

const money = (amount: number) => formatMoney(amount as Kopecks);
const rounded = (amount: number) => formatMoney(amount as Kopecks, { whole: true });

/** What one day shows at first: the next day is to be in reach. */
const FIRST = 5;

/** «Декабрь 2026» */
function sayMonth(month: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  const name = format.format(new Date(`${month}-01T00:00:00Z`));
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${month.slice(0, 4)}`;
}

/** Which day the law names, and what moved it. */
function Term({ item }: { item: Deadline }) {
  const t = useTexts(deadlinesTexts);
  const language = useLanguage();
  const { term } = item;
  if (term === null) return null;
  const day = sayDay(term.nominalOn, language);
  return (
    <p className={css.note}>
      {t.law(day, sayArticle(term.article, language))}
      {term.moveArticle === null
        ? null
        : ` ${t.moved(sayDay(item.on, language), sayArticle(term.moveArticle, language))}`}
    </p>
  );
}

function Tag({ item }: { item: Deadline }) {
  const t = useTexts(deadlinesTexts);
  const language = useLanguage();
  if (item.status === null) {
    return <StatusTag tone="neutral">{item.kind === 'notice' ? t.notice : t.expected}</StatusTag>;
  }
  const look = CHARGE_STATUSES[item.status];
  return <StatusTag {...look}>{look[language]}</StatusTag>;
}

function Item({ item }: { item: Deadline }) {
  const t = useTexts(deadlinesTexts);
  const language = useLanguage();
  const title = item.title[language];
  const sum = item.payableKopecks === 0 ? item.amountKopecks : item.payableKopecks;
  return (
    <li className={css.item}>
      <div className={css.line}>
        <span className={css.name}>
          {item.chargeId === null ? (
            title
          ) : (
            <Link href={`/taxes/charges/${item.chargeId}`}>{title}</Link>
          )}
        </span>
        {sum === null ? null : <span className={css.sum}>{money(sum)}</span>}
      </div>
      <div className={css.about}>
        <Tag item={item} />
        {item.subject === null ? null : <span>{sayPlace(item.subject)}</span>}
      </div>
      {item.kind === 'expected' ? <p className={css.note}>{t.expectedText}</p> : null}
      <Term item={item} />
    </li>
  );
}

function DayBox({ day, today }: { day: DayGroup; today: string }) {
  const t = useTexts(deadlinesTexts);
  const language = useLanguage();
  const left = daysBetween(today as Day, day.on as Day);
  const { shown, more } = useFirst(day.items, FIRST);
  return (
    <li className={css.day}>
      <h3 className={css.date}>
        {sayDayNear(day.on, day.on, language)}
        <span className={css.near}>
          {left === 0 ? t.today : left > 0 ? t.left(left) : t.ago(-left)}
        </span>
      </h3>
      <div>
        <ul className={css.items}>
          {shown.map((item) => (
            <Item key={item.key} item={item} />
          ))}
        </ul>
        {more}
      </div>
    </li>
  );
}

function Late({ items }: { items: readonly Deadline[] }) {
  const t = useTexts(deadlinesTexts);
  if (items.length === 0) return null;
  return (
    <Alert
      tone="bad"
      title={t.late}
      action={
        <LinkButton kind="secondary" href="/taxes/debts">
          {t.toDebts}
        </LinkButton>
      }
    >
      {t.lateText(money(payableOf(items)))}
    </Alert>
  );
}

function Months({ data }: { data: Deadlines }) {
  const t = useTexts(deadlinesTexts);
  const language = useLanguage();
  const months = byMonth(data.items);
  if (months.length === 0) {
    return (
      <Card>
        <Empty icon={CalendarDays} title={t.emptyTitle}>
          {t.emptyText}
        </Empty>
      </Card>
    );
  }
  return months.map(({ month, days }) => {
    const items = days.flatMap((day) => day.items);
    const sum = payableOf(items);
    return (
      <Card
        key={month}
        title={sayMonth(month, language)}
        action={sum > 0 ? <Link href={payAddressOf(items)}>{t.pay(rounded(sum))}</Link> : null}
      >
        <ul className={css.days}>
          {days.map((day) => (
            <DayBox key={day.on} day={day} today={data.today} />
          ))}
        </ul>
      </Card>
    );
  });
}

export function CalendarPage() {
  const t = useTexts(deadlinesTexts);
  const query = useQuery(deadlinesReading());
  useTitle([t.title, t.section]);
  return (
    <>
      <PageHead title={t.title} lead={t.lead} />
      <TaxTabs />
      <LoadState query={query} say={sayError} skeletonLines={8}>
        {(data) => (
          <div className={css.grid}>
            <div className={css.column}>
              <Late items={data.items.filter(isLate)} />
              <Months data={data} />
              <StaleMark
                asOf={data.asOf}
                onRefresh={() => void query.refetch()}
                busy={query.isFetching}
              />
            </div>
            <div className={css.column}>
              <ReminderCard reminder={data.reminder} />
              <FeedCard link={data.link} />
            </div>
          </div>
        )}
      </LoadState>
    </>
  );
}
