// A native table, because a grid role would force arrow keys on data that is only read. Under
// 54rem of its own container the rows become cards; the roles say it is a table all the same,
// since a changed `display` takes the native ones away.
import type { ReactNode } from 'react';
import { useTexts } from '../../language.ts';
import { classes } from '../classes.ts';
import { ArrowDown, ArrowUp, ArrowUpDown, Icon } from '../icon/icon.tsx';
import { frameTexts } from '../frame-texts.ts';
import type_ from '../tokens/type.module.css';
import css from './data-table.module.css';

const ROLES = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  cell: { role: 'cell' },
} as const;

export interface Column<Row> {
  key: string;
  head: string;
  cell: (row: Row) => ReactNode;
  align?: 'end';
  sortKey?: string;
  /** The title of the card on a narrow screen. */
  primary?: boolean;
  /** The figure at the end of the card's title line. */
  figure?: boolean;
  /** Needs no label in a card: a status says what it is. */
  bare?: boolean;
}
export interface Selection<Row> {
  chosen: ReadonlySet<string>;
  onChange: (next: Set<string>) => void;
  canChoose?: (row: Row) => boolean;
  nameOf: (row: Row) => string;
}
interface DataTableProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** «-amount»: by amount, the largest first. */
  sort?: string | undefined;
  hrefOfSort?: (sort: string) => string;
  selection?: Selection<Row> | undefined;
  /** What stands under the columns, by their keys; the first cell says «Итого». */
  totals?: Readonly<Record<string, ReactNode>> | undefined;
}

function SortLink<Row>({ column, table }: { column: Column<Row>; table: DataTableProps<Row> }) {
  const t = useTexts(frameTexts);
  const key = column.sortKey ?? '';
  const isUp = table.sort === key;
  const isDown = table.sort === `-${key}`;
  const drawing = isUp ? ArrowUp : isDown ? ArrowDown : ArrowUpDown;
  return (
    <a
      className={classes(css.sort, (isUp || isDown) && css.sorted)}
      href={table.hrefOfSort?.(isUp ? `-${key}` : key)}
      title={t.sortBy(column.head.toLowerCase())}
    >
      {column.head}
      <Icon of={drawing} size={15} />
    </a>
  );
}

function sortState(column: { sortKey?: string }, sort?: string) {
  if (column.sortKey === undefined || sort === undefined) return undefined;
  if (sort === column.sortKey) return 'ascending';
  return sort === `-${column.sortKey}` ? 'descending' : undefined;
}

function ChooseAll<Row>({ rows, rowKey, selection }: DataTableProps<Row>) {
  const t = useTexts(frameTexts);
  if (selection === undefined) return null;
  const keys = rows.filter((row) => selection.canChoose?.(row) !== false).map(rowKey);
  const isAll = keys.length > 0 && keys.every((key) => selection.chosen.has(key));
  return (
    <th {...ROLES.columnheader} scope="col" className={css.check}>
      <label className={css.target}>
        <input
          type="checkbox"
          aria-label={t.chooseAll}
          checked={isAll}
          disabled={keys.length === 0}
          onChange={() => {
            const next = new Set(selection.chosen);
            for (const key of keys) {
              if (isAll) next.delete(key);
              else next.add(key);
            }
            selection.onChange(next);
          }}
        />
      </label>
    </th>
  );
}

function ChooseOne<Row>({ row, table }: { row: Row; table: DataTableProps<Row> }) {
  const t = useTexts(frameTexts);
  const { selection, rowKey } = table;
  if (selection === undefined) return null;
  const key = rowKey(row);
  if (selection.canChoose?.(row) === false) return <td {...ROLES.cell} className={css.check} />;
  return (
    <td {...ROLES.cell} className={css.check}>
      <label className={css.target}>
        <input
          type="checkbox"
          aria-label={`${t.choose}: ${selection.nameOf(row)}`}
          checked={selection.chosen.has(key)}
          onChange={(event) => {
            const next = new Set(selection.chosen);
            if (event.target.checked) next.add(key);
            else next.delete(key);
            selection.onChange(next);
          }}
        />
      </label>
    </td>
  );
}

function TableRow<Row>({ row, table }: { row: Row; table: DataTableProps<Row> }) {
  return (
    <tr {...ROLES.row} className={css.row}>
      <ChooseOne row={row} table={table} />
      {table.columns.map((column) => (
        <td
          key={column.key}
          {...ROLES.cell}
          className={classes(
            column.align === 'end' && css.end,
            column.primary && css.primary,
            column.figure && css.figure,
            column.bare && css.bare,
          )}
        >
          <span className={css.cardLabel} aria-hidden="true">
            {column.head}
          </span>
          <span className={css.value}>{column.cell(row)}</span>
        </td>
      ))}
    </tr>
  );
}

function Totals<Row>({ columns, totals, selection }: DataTableProps<Row>) {
  const t = useTexts(frameTexts);
  if (totals === undefined) return null;
  return (
    <tfoot {...ROLES.rowgroup}>
      <tr {...ROLES.row} className={css.totals}>
        {selection === undefined ? null : <td {...ROLES.cell} className={css.check} />}
        {columns.map((column, place) => (
          <td
            key={column.key}
            {...ROLES.cell}
            className={classes(
              column.align === 'end' && css.end,
              place === 0 && css.primary,
              column.figure && css.figure,
              place > 0 && totals[column.key] === undefined && css.blank,
            )}
          >
            {place === 0 ? null : (
              <span className={css.cardLabel} aria-hidden="true">
                {column.head}
              </span>
            )}
            <span className={css.value}>{place === 0 ? t.totals : totals[column.key]}</span>
          </td>
        ))}
      </tr>
    </tfoot>
  );
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, sort, hrefOfSort } = props;
  return (
    <div className={css.place}>
      <table {...ROLES.table} className={css.table}>
        <caption className={type_.visuallyHidden}>{caption}</caption>
        <thead {...ROLES.rowgroup} className={css.head}>
          <tr {...ROLES.row}>
            <ChooseAll {...props} />
            {columns.map((column) => (
              <th
                key={column.key}
                {...ROLES.columnheader}
                scope="col"
                aria-sort={sortState(column, sort)}
                className={classes(
                  column.align === 'end' && css.end,
                  column.primary && css.primary,
                )}
              >
                {column.sortKey === undefined || hrefOfSort === undefined ? (
                  column.head
                ) : (
                  <SortLink column={column} table={props} />
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...ROLES.rowgroup} className={css.body}>
          {rows.map((row) => (
            <TableRow key={rowKey(row)} row={row} table={props} />
          ))}
        </tbody>
        <Totals {...props} />
      </table>
    </div>
  );
}
