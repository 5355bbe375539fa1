// The tax of one month: how it was computed, step by step with its articles, and when to pay it.
import { useQuery } from '@tanstack/react-query';
import { sayError } from '../../api.ts';
import { useLanguage, useTexts, useTitle } from '../../language.ts';
import { type Month, money, monthReading } from '../../npd/npd.ts';
import { npdWords, sayMonth } from '../../npd/npd-words.ts';
import { readTrace } from '../../trace/read-trace.ts';
import { TracePart } from '../../trace/trace-part.tsx';
import { LinkButton } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { Link } from '../../ui/link/link.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { sayDay } from '../../ui/say.ts';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { StatBig } from '../../ui/stat/stat-big.tsx';
import { SummaryList } from '../../ui/summary-list/summary-list.tsx';
import css from './npd.module.css';
import { taxTexts } from './tax-texts.ts';

type Tax = NonNullable<Month['tax']>;

function How({ tax }: { tax: Tax }) {
  const t = useTexts(taxTexts);
  const trace = readTrace(tax.trace);
  return (
    <Card title={t.how}>
      {trace === null ? <p>{t.unknownFormat}</p> : <TracePart trace={trace} />}
    </Card>
  );
}

function Sums({ tax }: { tax: Tax }) {
  const t = useTexts(taxTexts);
  const language = useLanguage();
  const say = (on: string) => sayDay(on, language);
  const { chargeId } = tax;
  const carried = (label: string, amount: number) =>
    amount === 0 ? [] : [{ label, value: money(amount) }];
  const rows = [
    { label: t.period, value: `${say(tax.period.from)} – ${say(tax.period.to)}` },
    { label: t.gross, value: money(tax.grossKopecks) },
    { label: t.used, value: money(-tax.bonusUsedKopecks) },
    { label: t.whole, value: money(tax.taxKopecks) },
    ...carried(t.carriedIn, tax.carriedInKopecks),
    ...carried(t.carriedOut, tax.carriedOutKopecks),
    { label: t.payable, value: money(tax.payableKopecks) },
    { label: t.toldBy, value: say(tax.toldBy) },
    ...(tax.dueOn === null ? [] : [{ label: t.due, value: say(tax.dueOn) }]),
  ];
  return (
    <Card title={t.sums}>
      <StatBig label={t.now} amount={money(tax.previewKopecks)} />
      <SummaryList rows={rows} />
      {chargeId === null ? null : (
        <div className={css.acts}>
          <LinkButton href={`/pay?charges=${chargeId}`}>{t.pay}</LinkButton>
          <Link href={`/taxes/charges/${chargeId}`}>{t.charge}</Link>
        </div>
      )}
    </Card>
  );
}

export function TaxMonthPage({ name }: { name: string }) {
  const t = useTexts(taxTexts);
  const words = useTexts(npdWords);
  const query = useQuery(monthReading(name));
  const title = t.monthTitle(sayMonth(name, words.months).toLowerCase());
  useTitle([title, words.section]);
  return (
    <>
      <PageHead title={title} crumbs={[{ href: '/npd/tax', label: t.title }]} />
      <LoadState query={query} say={sayError} skeletonLines={10}>
        {({ tax }) =>
          tax === null ? (
            <Card>{t.noTax}</Card>
          ) : (
            <div className={css.grid}>
              <div className={css.beside}>
                <Sums tax={tax} />
              </div>
              <How tax={tax} />
            </div>
          )
        }
      </LoadState>
    </>
  );
}
