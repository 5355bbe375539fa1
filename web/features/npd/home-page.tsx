// The self-employed's first page: the tax now, income and its limit, the last receipts again in
// two actions. Somebody who is not registered is led to the register.
import { useQuery } from '@tanstack/react-query';
import { sayError } from '../../api.ts';
import { useLanguage, useTexts, useTitle } from '../../language.ts';
import { useInstallOffer } from '../../npd/installed.ts';
import {
  type Month,
  type Overview,
  type ReceiptLatest,
  type Status,
  firstLine,
  money,
  overviewReading,
} from '../../npd/npd.ts';
import { npdWords, sayMonth, sayPeriod } from '../../npd/npd-words.ts';
import { QueueNews } from '../../npd/queue-news.tsx';
import { Alert } from '../../ui/alert/alert.tsx';
import { Button, LinkButton } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { classes } from '../../ui/classes.ts';
import { Plus } from '../../ui/icon/icon.tsx';
import { Link } from '../../ui/link/link.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { Meter } from '../../ui/meter/meter.tsx';
import { sayDay, sayDayNear, sayMomentShort } from '../../ui/say.ts';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { StatBig } from '../../ui/stat/stat-big.tsx';
import { homeTexts } from './home-texts.ts';
import css from './npd.module.css';
import { RegisterPage } from './register-page.tsx';

const NEW = '/npd/receipts/new';

function TaxNow({ name: month, tax }: { name: string; tax: Month['tax'] }) {
  const t = useTexts(homeTexts);
  const words = useTexts(npdWords);
  const language = useLanguage();
  const name =
    tax === null ? sayMonth(month, words.months).toLowerCase() : sayPeriod(tax.period, words);
  if (tax === null) {
    return (
      <Card>
        <StatBig label={words.taxOf(name)} amount={money(0)} />
      </Card>
    );
  }
  const near = (on: string) => sayDayNear(on, `${month}-01`, language);
  const isSmall = tax.payableKopecks === 0 && tax.previewKopecks > 0;
  return (
    <Card>
      <StatBig label={words.taxOf(name)} amount={money(tax.previewKopecks)}>
        {tax.previewKopecks === 0 ? <p>{t.noTax}</p> : null}
        {isSmall ? (
          <p>{t.carried(money(tax.carriedOutKopecks))}</p>
        ) : (
          <p>
            {tax.dueOn === null
              ? t.taxNoteNoDue(near(tax.toldBy))
              : t.taxNote(near(tax.toldBy), near(tax.dueOn))}
          </p>
        )}
        {tax.bonusLeftKopecks > 0 ? <p>{t.bonus(money(tax.bonusLeftKopecks))}</p> : null}
      </StatBig>
      <p className={css.acts}>
        <Link href={`/npd/tax/${month}`}>{t.how}</Link>
      </p>
    </Card>
  );
}

const WARNED = {
  near: ['warn', 'nearTitle'],
  close: ['warn', 'closeTitle'],
  reached: ['bad', 'reachedTitle'],
  passed: ['bad', 'passedTitle'],
} as const;

function Limit({ limit }: { limit: Status['limit'] }) {
  const t = useTexts(homeTexts);
  const language = useLanguage();
  const { year, incomeKopecks, limitKopecks, leftKopecks, state } = limit;
  const [tone, title] = state === 'far' ? (['calm', 'nearTitle'] as const) : WARNED[state];
  const [used, whole] = [money(incomeKopecks), money(limitKopecks)];
  return (
    <Card>
      <div className={css.stack}>
        <StatBig label={t.income(year)} amount={used}>
          {t.incomeOf(whole)}
        </StatBig>
        <Meter
          label={t.meter}
          value={incomeKopecks}
          max={limitKopecks}
          text={t.meterText(used, whole)}
          tone={tone}
        />
        {tone === 'calm' ? (
          <p className={css.note}>{t.left(money(leftKopecks))}</p>
        ) : (
          <Alert tone={tone} title={t[title]}>
            {limit.text[language]}
          </Alert>
        )}
      </div>
    </Card>
  );
}

function LastReceipt({ receipt }: { receipt: ReceiptLatest }) {
  const words = useTexts(npdWords);
  const language = useLanguage();
  const name = firstLine(receipt.lines, words.more);
  const isGone = receipt.state === 'cancelled';
  return (
    <li className={css.item}>
      <div className={css.what}>
        <Link href={`/npd/receipts/${receipt.number}`}>{name}</Link>
        <div className={css.note}>
          {sayMomentShort(receipt.operationAt, language)}
          {isGone ? ` · ${words.cancelled.toLowerCase()}` : ''}
        </div>
      </div>
      <div className={css.sum}>
        <span className={classes(isGone && css.gone)}>{money(receipt.totalKopecks)}</span>
        <br />
        <Link href={`${NEW}?repeat=${receipt.number}`} aria-label={words.repeatOf(name)}>
          {words.repeat}
        </Link>
      </div>
    </li>
  );
}

function Guide() {
  const t = useTexts(homeTexts);
  const words = useTexts(npdWords);
  return (
    <Card title={t.guideTitle}>
      <ol className={css.steps}>
        {t.guide.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className={css.note}>{t.guideNote}</p>
      <div className={css.acts}>
        <LinkButton icon={Plus} href={NEW}>
          {words.newReceipt}
        </LinkButton>
      </div>
    </Card>
  );
}

function LastReceipts({ receipts }: { receipts: Overview['recent'] }) {
  const t = useTexts(homeTexts);
  if (receipts.length === 0) return <Guide />;
  return (
    <Card title={t.last} action={<Link href="/npd/receipts">{t.all}</Link>}>
      <ul className={css.list}>
        {receipts.map((receipt) => (
          <LastReceipt key={receipt.number} receipt={receipt} />
        ))}
      </ul>
    </Card>
  );
}

function Install() {
  const t = useTexts(homeTexts);
  const offer = useInstallOffer();
  if (matchMedia('(display-mode: standalone)').matches) return null;
  return (
    <Card title={t.install}>
      <p className={css.note}>{t.installText}</p>
      {offer === null ? (
        <p className={css.note}>{t.installHow}</p>
      ) : (
        <Button kind="secondary" onClick={offer}>
          {t.installAct}
        </Button>
      )}
    </Card>
  );
}

function More() {
  const t = useTexts(homeTexts);
  return (
    <Card title={t.more}>
      <ul className={css.stack}>
        <li>
          <Link href="/npd/receipts/import">{t.fromBank}</Link>
        </li>
        <li>
          <Link href="/npd/details">{t.details}</Link>
        </li>
        <li>
          <Link href="/npd/programs">{t.programs}</Link>
        </li>
        <li>
          <Link href="/npd/status">{t.status}</Link>
        </li>
        <li>
          <Link href="/npd/check" target="_blank" rel="noopener">
            {t.check}
          </Link>
        </li>
      </ul>
    </Card>
  );
}

/** Registration is over: what was earned stays in sight, and the way back is one press. */
function Ended({ status }: { status: Status }) {
  const t = useTexts(homeTexts);
  const language = useLanguage();
  const last = status.history[0];
  if (status.isRegistered || last?.endedOn == null) return null;
  const day = sayDay(last.endedOn, language);
  return (
    <Alert
      tone="info"
      action={
        <LinkButton kind="secondary" compact href="/npd/status">
          {t.again}
        </LinkButton>
      }
    >
      {last.endReason === 'limit' ? t.endedLimit(day) : t.endedLeft(day)}
    </Alert>
  );
}

function Known({ status, month, recent }: Overview) {
  return (
    <>
      <Ended status={status} />
      <QueueNews />
      <div className={css.grid}>
        <div className={css.column}>
          <TaxNow name={status.today.slice(0, 7)} tax={month?.tax ?? null} />
          <LastReceipts receipts={recent} />
        </div>
        <div className={css.column}>
          <Limit limit={status.limit} />
          <More />
          <Install />
        </div>
      </div>
    </>
  );
}

type HomeQuery = Parameters<typeof LoadState<Overview>>[0]['query'];

/** The head stays the same element while the rest comes: it takes the focus after a move only. */
function Home({ query }: { query: HomeQuery }) {
  const t = useTexts(homeTexts);
  const words = useTexts(npdWords);
  useTitle(t.title);
  const isOff = query.data?.status.isRegistered === false;
  // Without a connection, too: a receipt can be issued all the same.
  const canIssue = !isOff && (query.data !== undefined || query.error !== null);
  return (
    <>
      <PageHead
        title={t.title}
        aside={
          canIssue ? (
            <LinkButton icon={Plus} href={NEW}>
              {words.newReceipt}
            </LinkButton>
          ) : undefined
        }
      />
      <div className={css.column}>
        {query.data === undefined ? <QueueNews /> : null}
        <LoadState query={query} say={sayError} skeletonLines={8}>
          {(overview) => <Known {...overview} />}
        </LoadState>
      </div>
    </>
  );
}

export function NpdHomePage() {
  const query = useQuery(overviewReading());
  if (query.data?.status.history.length === 0) return <RegisterPage />;
  return <Home query={query} />;
}
