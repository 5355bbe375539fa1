// Rows of a load: what became of each, with filters that live in the address.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Kopecks, formatMoney } from '#primitives/money';
import { sayError } from '../../api.ts';
import { useLanguage, useTexts } from '../../language.ts';
import type { Address } from '../../search.ts';
import { classes } from '../../ui/classes.ts';
import { LinkButton } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { type Column, DataTable } from '../../ui/data-table/data-table.tsx';
import { Empty } from '../../ui/empty/empty.tsx';
import { ExportMenu } from '../../ui/export-menu/export-menu.tsx';
import { Filters } from '../../ui/filters/filters.tsx';
import { Select } from '../../ui/form/select.tsx';
import { SearchX } from '../../ui/icon/icon.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { StatusTag } from '../../ui/status-tag/status-tag.tsx';
import {
  type Load,
  type LoadRow,
  OUTCOME_TONES,
  OUTCOMES,
  reportAddress,
  type RowPage,
  rowsReading,
} from './loads.ts';
import css from './loads.module.css';
import { AGAIN_MS } from './loads-page.tsx';
import { loadsTexts } from './texts.ts';

function useColumns(): Column<LoadRow>[] {
  const t = useTexts(loadsTexts);
  const language = useLanguage();
  return [
    {
      key: 'what',
      head: t.what,
      primary: true,
      cell: ({ kind, text, warnings }) => (
        <>
          {t.rowKinds[kind]}
          <span className={css.second}>{text[language]}</span>
          {warnings.map((warning) => (
            <span key={warning.code} className={css.warning}>
              {warning.text[language]}
            </span>
          ))}
        </>
      ),
    },
    { key: 'line', head: t.line, cell: ({ line }) => line },
    {
      key: 'payer',
      head: t.payer,
      cell: ({ payer }) =>
        payer === null ? null : (
          <>
            {payer.name}
            <span className={classes(css.second, css.whole)}>{payer.identifier}</span>
          </>
        ),
    },
    {
      key: 'number',
      head: t.number,
      cell: ({ number }) => <span className={css.name}>{number}</span>,
    },
    {
      key: 'outcome',
      head: t.outcome,
      bare: true,
      cell: ({ outcome }) => (
        <StatusTag tone={OUTCOME_TONES[outcome]}>{t.outcomes[outcome]}</StatusTag>
      ),
    },
    {
      key: 'amount',
      head: t.amount,
      align: 'end',
      figure: true,
      cell: ({ amountKopecks }) =>
        amountKopecks === null ? null : formatMoney(amountKopecks as Kopecks),
    },
  ];
}

function RowFilters({ load, address }: { load: Load; address: Address }) {
  const t = useTexts(loadsTexts);
  const { search, move } = address;
  const has = new Set(load.totals.map(({ outcome }) => outcome));
  const outcomes = OUTCOMES.filter((one) => has.has(one) || one === search.outcome);
  const warnings = load.harm.map(({ code }) => ({ value: code, label: t.warnings[code] }));
  const set = [search.outcome, search.warning].filter(Boolean).length;
  return (
    <Filters
      count={set}
      onReset={() => move({ outcome: undefined, warning: undefined, after: undefined })}
    >
      <Select
        label={t.outcome}
        name="outcome"
        value={search.outcome ?? ''}
        options={[
          { value: '', label: t.any },
          ...outcomes.map((value) => ({ value, label: t.outcomes[value] })),
        ]}
        onChange={(event) => move({ outcome: event.target.value, after: undefined })}
      />
      {warnings.length === 0 ? null : (
        <Select
          label={t.warning}
          name="warning"
          value={search.warning ?? ''}
          options={[{ value: '', label: t.any }, ...warnings]}
          onChange={(event) => move({ warning: event.target.value, after: undefined })}
        />
      )}
    </Filters>
  );
}

function Rows({ page, address }: { page: RowPage; address: Address }) {
  const t = useTexts(loadsTexts);
  const columns = useColumns();
  if (page.items.length === 0) return <Empty icon={SearchX} title={t.noRows} />;
  return (
    <>
      <DataTable
        caption={t.rows}
        columns={columns}
        rows={page.items}
        rowKey={({ rowNo }) => String(rowNo)}
      />
      <div className={css.actions}>
        {address.search.after === undefined ? null : (
          <LinkButton kind="quiet" compact href={address.hrefWith({ after: undefined })}>
            {t.first}
          </LinkButton>
        )}
        {page.next === null ? null : (
          <LinkButton
            kind="secondary"
            compact
            href={address.hrefWith({ after: String(page.next) })}
          >
            {t.more}
          </LinkButton>
        )}
      </div>
    </>
  );
}

interface LoadRowsProps {
  load: Load;
  address: Address;
  isMoving: boolean;
}

export function LoadRows({ load, address, isMoving }: LoadRowsProps) {
  const t = useTexts(loadsTexts);
  const { search } = address;
  const reading = rowsReading(load.loadId, search);
  const query = useQuery({
    ...reading,
    // The rows of a load change together with its state.
    queryKey: [...reading.queryKey, load.state],
    placeholderData: keepPreviousData,
    refetchInterval: isMoving ? AGAIN_MS : false,
  });
  const links = (['csv', 'xlsx'] as const).map((format) => ({
    label: t[format],
    href: reportAddress(load.loadId, format, search),
  }));
  return (
    <Card title={t.rows} action={<ExportMenu links={links} />}>
      <div className={css.stack}>
        <RowFilters load={load} address={address} />
        <LoadState query={query} say={sayError} skeletonLines={6}>
          {(page) => <Rows page={page} address={address} />}
        </LoadState>
      </div>
    </Card>
  );
}
