import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Suspense, lazy } from 'react';
import { type Kopecks, formatMoney } from '#primitives/money';
import { sayError } from '../../api.ts';
import { useLanguage, useTexts, useTitle } from '../../language.ts';
import { sayPlace } from '../../place.ts';
import { chargeName } from '../../tax-words.ts';
import { readTrace } from '../../trace/read-trace.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { LinkButton } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { Disclosure } from '../../ui/disclosure/disclosure.tsx';
import { Link } from '../../ui/link/link.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { sayDay } from '../../ui/say.ts';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { Skeleton } from '../../ui/skeleton/skeleton.tsx';
import { StatBig } from '../../ui/stat/stat-big.tsx';
import { StatusTag } from '../../ui/status-tag/status-tag.tsx';
import { CHARGE_STATUSES } from '../../ui/status.ts';
import { SummaryList } from '../../ui/summary-list/summary-list.tsx';
import {
  FILES,
  type Notice,
  type NoticeLine,
  fileAddress,
  noticeReading,
  payAddressOf,
} from './notices.ts';
import css from './notices.module.css';
import { noticesTexts } from './texts.ts';

const TraceView = lazy(async () => ({
  default: (await import('../../trace/trace-view.tsx')).TraceView,
}));
const money = (amount: number) => formatMoney(amount as Kopecks);

function Codes({ line }: { line: NoticeLine }) {
  const t = useTexts(noticesTexts);
  const rows = [
    { label: t.kbk, value: line.kbk },
    { label: t.oktmo, value: line.oktmo },
    { label: t.uin, value: line.uin },
  ].filter((row) => row.value !== null);
  return <SummaryList rows={rows} />;
}

function Line({ line }: { line: NoticeLine }) {
  const t = useTexts(noticesTexts);
  const language = useLanguage();
  const trace = readTrace(line.trace);
  const look = CHARGE_STATUSES[line.status];
  return (
    <Card
      title={chargeName(line, language)}
      action={<strong className={css.sum}>{money(line.amountKopecks)}</strong>}
    >
      <div className={css.about}>
        {line.correctedOn === null ? (
          <StatusTag {...look}>{look[language]}</StatusTag>
        ) : (
          <StatusTag tone="warn">{t.corrected}</StatusTag>
        )}
        <span>{sayPlace(line.subjectOfTax)}</span>
      </div>
      {line.correctedOn === null ? null : (
        <Alert tone="warn">{t.correctedOn(sayDay(line.correctedOn, language))}</Alert>
      )}
      {line.unverified ? <Alert tone="warn">{t.unverified}</Alert> : null}
      <Codes line={line} />
      <Disclosure summary={t.how}>
        {trace === null ? (
          <p>{t.unknownFormat}</p>
        ) : (
          <Suspense fallback={<Skeleton lines={8} />}>
            <TraceView trace={trace} />
          </Suspense>
        )}
      </Disclosure>
      <Link className={css.file} href={`/taxes/charges/${line.chargeId}`}>
        {t.open}
      </Link>
    </Card>
  );
}

function Sum({ notice }: { notice: Notice }) {
  const t = useTexts(noticesTexts);
  const language = useLanguage();
  const pay = payAddressOf(notice);
  return (
    <Card title={t.sum}>
      <StatBig label={null} amount={money(notice.totalKopecks)}>
        {t.dueOn(sayDay(notice.dueOn, language))},{' '}
        {pay === null ? t.nothingLeft.toLowerCase() : t.leftOf(money(notice.payableKopecks))}
      </StatBig>
      {pay === null ? null : (
        <LinkButton wide href={pay}>
          {t.pay(money(notice.payableKopecks))}
        </LinkButton>
      )}
    </Card>
  );
}

function Files({ number }: { number: string }) {
  const t = useTexts(noticesTexts);
  return (
    <Card title={t.files}>
      <div className={css.files}>
        {FILES.map((format) => (
          <Link key={format} className={css.file} href={fileAddress(number, format)} download>
            {t.file(format.toUpperCase())}
          </Link>
        ))}
      </div>
      <p className={css.note}>{t.filesText}</p>
    </Card>
  );
}

export function NoticePage() {
  const t = useTexts(noticesTexts);
  const language = useLanguage();
  const { number = '' } = useParams({ strict: false });
  const query = useQuery(noticeReading(number));
  const notice = query.data;
  useTitle([t.of(number), t.section]);
  const about =
    notice === undefined
      ? ''
      : [
          t.ofYear(notice.taxYear),
          t.count(notice.lineCount),
          t.madeOn(sayDay(notice.madeOn, language)),
        ].join(' · ');
  return (
    <>
      <PageHead
        title={t.of(number)}
        lead={about}
        crumbs={[
          { href: '/taxes', label: t.section },
          { href: '/taxes/notices', label: t.title },
        ]}
      />
      <LoadState query={query} say={sayError} skeletonLines={10}>
        {(data) => (
          <div className={css.columns}>
            <div className={css.side}>
              {data.lines.map((line) => (
                <Line key={line.chargeId} line={line} />
              ))}
            </div>
            <div className={css.side}>
              <Sum notice={data} />
              <Files number={data.number} />
            </div>
          </div>
        )}
      </LoadState>
    </>
  );
}
