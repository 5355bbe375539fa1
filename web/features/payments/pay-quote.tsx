import { type Kopecks, formatMoney } from '#primitives/money';
import { useFirst } from '../../first/first-rows.tsx';
import { useLanguage, useTexts } from '../../language.ts';
import { Card } from '../../ui/card/card.tsx';
import { Link } from '../../ui/link/link.tsx';
import { sayDay } from '../../ui/say.ts';
import { StatBig } from '../../ui/stat/stat-big.tsx';
import { SummaryList } from '../../ui/summary-list/summary-list.tsx';
import type { Quote } from './pay.ts';
import { splitTitle } from './payment.ts';
import { payTexts } from './pay-texts.ts';
import css from './payments.module.css';

const money = (amount: number) => formatMoney(amount as Kopecks);
const rounded = (amount: number) => formatMoney(amount as Kopecks, { whole: true });

/** Sum, fee, payee and day, all before the button. */
export function QuoteRows({ quote }: { quote: Quote | undefined }) {
  const t = useTexts(payTexts);
  const language = useLanguage();
  if (quote === undefined) return null;
  return (
    <>
      <StatBig label={t.total} amount={money(quote.totalKopecks)} />
      <SummaryList
        rows={[
          { label: t.amount, value: money(quote.amountKopecks) },
          { label: t.fee, value: rounded(quote.feeKopecks) },
          { label: t.payee, value: quote.payee },
          { label: t.arrives, value: sayDay(quote.arrivesOn, language) },
        ]}
      />
    </>
  );
}

/** Rows shown at first: the sum and the button are beside them, not below. */
const FIRST = 10;

/** What the money will settle and what it will only set aside (PAY-1). */
export function Covers({ quote }: { quote: Quote | undefined }) {
  const t = useTexts(payTexts);
  const language = useLanguage();
  const { shown, more } = useFirst(quote?.covers ?? [], FIRST);
  if (quote === undefined) return null;
  const free =
    quote.freeKopecks > 0 ? [{ key: 'free', label: t.free, value: money(quote.freeKopecks) }] : [];
  const covers = shown.map((cover) => {
    const { name, thing } = splitTitle(cover.title);
    const what =
      cover.reservedKopecks > 0 ? t.willReserve(sayDay(cover.dueOn, language)) : t.willSettle;
    return {
      key: cover.chargeId,
      label: <Link href={`/taxes/charges/${cover.chargeId}`}>{name}</Link>,
      value: money(cover.settledKopecks + cover.reservedKopecks),
      note: [thing, what].filter(Boolean).join(' · '),
    };
  });
  if (covers.length + free.length === 0) return null;
  return (
    <Card title={t.forWhat}>
      <div>
        <SummaryList rows={[...covers, ...free]} />
        {more}
      </div>
      <p className={css.note}>{t.orderNote}</p>
    </Card>
  );
}
