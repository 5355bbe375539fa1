import { useMutation, useQuery } from '@tanstack/react-query';
import { type Kopecks, formatMoney } from '#primitives/money';
import { sayError } from '../../api.ts';
import { useLanguage, useTexts, useTitle } from '../../language.ts';
import { HarmList } from '../../harm/harm-list.tsx';
import { useAddress } from '../../search.ts';
import { SettlementOrder } from '../../settlement/settlement-order.tsx';
import { TaxTabs } from '../../tax-tabs.tsx';
import { Alert } from '../../ui/alert/alert.tsx';
import { LinkButton } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { type Column, DataTable } from '../../ui/data-table/data-table.tsx';
import { Disclosure } from '../../ui/disclosure/disclosure.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { sayDay, sayDayShort } from '../../ui/say.ts';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { SummaryList } from '../../ui/summary-list/summary-list.tsx';
import {
  type FigureRow,
  type WhatIf,
  type Wish,
  accountReading,
  askWhatIf,
  figuresOf,
  offsetAddress,
  payAddress,
  sayRate,
} from './forecast.ts';
import css from './forecast.module.css';
import { forecastTexts } from './texts.ts';
import { WishForm } from './wish-form.tsx';

const money = (amount: number) => formatMoney(amount as Kopecks);

/** From the wish to the act: what was asked for today can be done at once. */
function GoOn({ wish, today }: { wish: Wish; today: string }) {
  const t = useTexts(forecastTexts);
  const language = useLanguage();
  const [payment] = wish.payments ?? [];
  const [offset] = wish.offsets ?? [];
  if (payment === undefined && offset === undefined) return null;
  return (
    <>
      <div className={css.acts}>
        {payment === undefined ? null : (
          <LinkButton href={payAddress(payment.amountKopecks)}>
            {t.pay(money(payment.amountKopecks))}
          </LinkButton>
        )}
        {offset === undefined ? null : (
          <LinkButton kind="secondary" href={offsetAddress(offset)}>
            {t.makeOffset}
          </LinkButton>
        )}
      </div>
      {payment === undefined || payment.onDay === today ? null : (
        <p className={css.note}>{t.otherDay(sayDay(payment.onDay, language))}</p>
      )}
    </>
  );
}

interface FiguresProps {
  answer: WhatIf;
  wish: Wish;
  today: string;
}

function Figures({ answer, wish, today }: FiguresProps) {
  const t = useTexts(forecastTexts);
  const language = useLanguage();
  const columns: Column<FigureRow>[] = [
    { key: 'figure', head: t.figure, primary: true, cell: ({ key }) => t.figures[key] },
    { key: 'before', head: t.before, align: 'end', cell: ({ before }) => money(before) },
    {
      key: 'after',
      head: t.after,
      align: 'end',
      cell: ({ after }) => money(after),
    },
  ];
  const title = t.result(sayDay(answer.on, language));
  return (
    <Card title={title}>
      <DataTable
        caption={title}
        columns={columns}
        rows={figuresOf(answer)}
        rowKey={({ key }) => key}
      />
      <GoOn wish={wish} today={today} />
    </Card>
  );
}

function Warnings({ answer }: { answer: WhatIf }) {
  const t = useTexts(forecastTexts);
  if (answer.warnings.length === 0) return null;
  return (
    <Alert tone="warn" title={t.warnings}>
      <HarmList warnings={answer.warnings} />
    </Alert>
  );
}

function Order({ answer }: { answer: WhatIf }) {
  const t = useTexts(forecastTexts);
  const { settlement } = answer.after;
  return (
    <Card title={t.order}>
      {settlement.length === 0 ? (
        <p className={css.note}>{t.orderNone}</p>
      ) : (
        <SettlementOrder shares={settlement} />
      )}
    </Card>
  );
}

function Penalties({ answer }: { answer: WhatIf }) {
  const t = useTexts(forecastTexts);
  const language = useLanguage();
  const { penalties } = answer.after;
  if (penalties.length === 0) return null;
  return (
    <Card title={t.penalties}>
      {penalties.map((row) => (
        <Disclosure
          key={row.chargeId}
          summary={
            <>
              {row.title} · <strong className={css.sum}>{money(row.amountKopecks)}</strong>
            </>
          }
        >
          <SummaryList
            rows={row.segments.map((one) => ({
              key: one.from,
              label: t.segment(sayDayShort(one.from, language), sayDayShort(one.to, language)),
              value: t.days(one.days),
              note: t.rate(sayRate(one.ratePct, language), money(one.debtKopecks)),
            }))}
          />
        </Disclosure>
      ))}
    </Card>
  );
}

export function WhatIfPage() {
  const t = useTexts(forecastTexts);
  const query = useQuery(accountReading());
  const { search } = useAddress();
  const asking = useMutation({ mutationFn: askWhatIf });
  useTitle([t.title, t.section]);
  const { data: answer, variables: wish } = asking;
  return (
    <>
      <PageHead title={t.title} lead={t.lead} />
      <TaxTabs />
      <LoadState query={query} say={sayError} skeletonLines={8}>
        {(data) => (
          <div className={css.stack}>
            <Card title={t.wish}>
              <WishForm
                data={data}
                start={search}
                isBusy={asking.isPending}
                onAsk={asking.mutate}
              />
              {asking.isError ? <Alert tone="bad">{sayError(asking.error)}</Alert> : null}
            </Card>
            {answer === undefined || wish === undefined ? null : (
              <div className={css.stack} aria-live="polite">
                <Warnings answer={answer} />
                <Figures answer={answer} wish={wish} today={data.on} />
                <Order answer={answer} />
                <Penalties answer={answer} />
              </div>
            )}
          </div>
        )}
      </LoadState>
    </>
  );
}
