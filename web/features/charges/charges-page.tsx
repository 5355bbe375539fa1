import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Charge } from '#contract/ledger';
import { legalDay, moment } from '#primitives/days';
import { type Kopecks, formatMoney } from '#primitives/money';
import { sayError } from '../../api.ts';
import { useLanguage, useTexts, useTitle } from '../../language.ts';
import { sayPlace } from '../../place.ts';
import { useAddress } from '../../search.ts';
import { TaxTabs } from '../../tax-tabs.tsx';
import { chargeName } from '../../tax-words.ts';
import { Button, LinkButton } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { type Column, DataTable, type Selection } from '../../ui/data-table/data-table.tsx';
import { Empty } from '../../ui/empty/empty.tsx';
import { ExportMenu } from '../../ui/export-menu/export-menu.tsx';
import { CircleCheck, SearchX } from '../../ui/icon/icon.tsx';
import { Link } from '../../ui/link/link.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { Pager } from '../../ui/pager/pager.tsx';
import { sayDayShort } from '../../ui/say.ts';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { StatusTag } from '../../ui/status-tag/status-tag.tsx';
import { CHARGE_STATUSES } from '../../ui/status.ts';
import { ChargeSource } from './charge-source.tsx';
import { ChargesFilters } from './charges-filters.tsx';
import {
  EXPORTS,
  type ChargePage,
  type Chosen,
  USUAL_SORT,
  canPay,
  chargesReading,
  choose,
  chosenSum,
  exportAddress,
  filtersSet,
  payAddress,
} from './charges.ts';
import css from './charges.module.css';
import { chargesTexts } from './texts.ts';

const money = (amount: number) => formatMoney(amount as Kopecks);

function ChargeCell({ charge }: { charge: Charge }) {
  const t = useTexts(chargesTexts);
  const language = useLanguage();
  return (
    <>
      <Link href={`/taxes/charges/${charge.chargeId}`}>{chargeName(charge, language)}</Link>
      <span className={css.note}>{sayPlace(charge.subjectOfTax)}</span>
      <span className={css.note}>
        <ChargeSource charge={charge} isBrief />
      </span>
      <span className={css.note}>
        {t.updated(sayDayShort(legalDay(moment(charge.updatedAt)), language))}
      </span>
      {charge.isApart ? <span className={css.note}>{t.apart}</span> : null}
    </>
  );
}

function useColumns(): Column<Charge>[] {
  const t = useTexts(chargesTexts);
  const language = useLanguage();
  return [
    {
      key: 'tax',
      head: t.tax,
      primary: true,
      sortKey: 'tax',
      cell: (charge) => <ChargeCell charge={charge} />,
    },
    {
      key: 'due',
      head: t.due,
      sortKey: 'dueOn',
      cell: (charge) => sayDayShort(charge.dueOn, language),
    },
    {
      key: 'status',
      head: t.status,
      bare: true,
      cell: ({ status }) => (
        <StatusTag {...CHARGE_STATUSES[status]}>{CHARGE_STATUSES[status][language]}</StatusTag>
      ),
    },
    {
      key: 'amount',
      head: t.amount,
      align: 'end',
      sortKey: 'amount',
      cell: (charge) => (
        <>
          {money(charge.amountKopecks)}
          <span className={css.note}>{t.chargedOn(sayDayShort(charge.chargedOn, language))}</span>
        </>
      ),
    },
    { key: 'paid', head: t.paid, align: 'end', cell: (charge) => money(charge.settledKopecks) },
    {
      key: 'left',
      head: t.left,
      align: 'end',
      figure: true,
      sortKey: 'outstanding',
      cell: (charge) => (
        <>
          {money(charge.outstandingKopecks)}
          {charge.reservedKopecks > 0 ? (
            <span className={css.note}>{t.reserved(money(charge.reservedKopecks))}</span>
          ) : null}
        </>
      ),
    },
  ];
}

function NothingHere({ isFiltered, onReset }: { isFiltered: boolean; onReset: () => void }) {
  const t = useTexts(chargesTexts);
  if (isFiltered) {
    return (
      <Empty
        icon={SearchX}
        title={t.nothingTitle}
        action={
          <Button kind="secondary" onClick={onReset}>
            {t.reset}
          </Button>
        }
      >
        {t.nothingText}
      </Empty>
    );
  }
  return (
    <Empty icon={CircleCheck} title={t.emptyTitle}>
      {t.emptyText}
    </Empty>
  );
}

/** What is chosen and what it comes to, always in sight while something is. */
function PayBar({ chosen }: { chosen: Chosen }) {
  const t = useTexts(chargesTexts);
  if (chosen.size === 0) return null;
  return (
    <div className={css.payBar}>
      <output>{t.chosen(chosen.size)}</output>
      <LinkButton href={payAddress(chosen.keys())}>
        {t.payChosen(formatMoney(chosenSum(chosen) as Kopecks, { whole: true }))}
      </LinkButton>
    </div>
  );
}

function ChargesTable({
  page,
  address,
}: {
  page: ChargePage;
  address: ReturnType<typeof useAddress>;
}) {
  const t = useTexts(chargesTexts);
  const columns = useColumns();
  const language = useLanguage();
  const [chosen, setChosen] = useState<Chosen>(new Map());
  const selection: Selection<Charge> = {
    chosen: new Set(chosen.keys()),
    onChange: (next) => setChosen(choose(next, chosen, page.items)),
    canChoose: canPay,
    nameOf: (charge) => `${chargeName(charge, language)}, ${charge.subjectOfTax}`,
  };
  const { search, hrefWith, move } = address;
  const set = filtersSet(search);
  const reset = () => move(Object.fromEntries(set.map((name) => [name, undefined])));
  return (
    <>
      <Card>
        <ChargesFilters address={address} today={page.asOf.slice(0, 10)} />
        {page.total === 0 ? (
          <NothingHere isFiltered={set.length > 0} onReset={reset} />
        ) : (
          <>
            <DataTable
              caption={t.title}
              columns={columns}
              rows={page.items}
              rowKey={(charge) => charge.chargeId}
              sort={search.sort ?? USUAL_SORT}
              hrefOfSort={(sort) => hrefWith({ sort })}
              selection={selection}
              totals={{
                amount: money(page.sums.amountKopecks),
                paid: money(page.sums.settledKopecks),
                left: money(page.sums.outstandingKopecks),
              }}
            />
            <Pager
              page={page.page}
              pageSize={page.pageSize}
              total={page.total}
              hrefOf={(number) => hrefWith({ page: String(number) })}
            />
          </>
        )}
      </Card>
      <PayBar chosen={chosen} />
    </>
  );
}

export function ChargesPage() {
  const t = useTexts(chargesTexts);
  const address = useAddress();
  const { search } = address;
  const query = useQuery({ ...chargesReading(search), placeholderData: keepPreviousData });
  useTitle([t.title, t.sections]);
  return (
    <>
      <PageHead
        title={t.title}
        lead={t.lead}
        aside={
          <ExportMenu
            links={EXPORTS.map((format) => ({
              label: t.files[format],
              href: exportAddress(search, format),
            }))}
          />
        }
      />
      <TaxTabs />
      <LoadState query={query} say={sayError} skeletonLines={8}>
        {(page) => <ChargesTable page={page} address={address} />}
      </LoadState>
    </>
  );
}
