import { useState } from 'react';
import type { Examples } from '../examples.ts';
import { Link } from '../link/link.tsx';
import { type Column, DataTable } from './data-table.tsx';

interface Row {
  id: string;
  tax: string;
  sum: string;
}
const rows: Row[] = [
  { id: 'a', tax: 'Налог на имущество', sum: '4 210,00 ₽' },
  { id: 'b', tax: 'Транспортный налог', sum: '7 150,00 ₽' },
];
const long: Row[] = Array.from({ length: 60 }, (_, place) => ({
  id: String(place),
  tax: `Земельный налог за участок в садовом товариществе «Долгоиграющее» № ${place}`,
  sum: '123 456 789 012,34 ₽',
}));
const columns: Column<Row>[] = [
  { key: 'tax', head: 'Налог', primary: true, sortKey: 'tax', cell: (row) => row.tax },
  { key: 'due', head: 'Срок', cell: () => '01.12.2026' },
  { key: 'sum', head: 'Сумма', align: 'end', figure: true, sortKey: 'sum', cell: (row) => row.sum },
];
const linked: Column<Row>[] = [
  { ...columns[0]!, cell: (row) => <Link href={`#${row.id}`}>{row.tax}</Link> },
  ...columns.slice(1),
];
const key = (row: Row) => row.id;

function Chosen() {
  const [chosen, setChosen] = useState(new Set(['a']));
  return (
    <DataTable
      caption="Начисления, которые можно выбрать"
      columns={columns}
      rows={rows}
      rowKey={key}
      selection={{ chosen, onChange: setChosen, nameOf: (row) => row.tax }}
    />
  );
}

export const examples: Examples = {
  DataTable: {
    usual: () => <DataTable caption="Начисления" columns={linked} rows={rows} rowKey={key} />,
    'sorted, with totals': () => (
      <DataTable
        caption="Начисления с итогом"
        columns={columns}
        rows={rows}
        rowKey={key}
        sort="-sum"
        hrefOfSort={(sort) => `#sort=${sort}`}
        totals={{ sum: '11 360,00 ₽' }}
      />
    ),
    'with a selection': Chosen,
    'long content': () => (
      <DataTable caption="Много начислений" columns={columns} rows={long} rowKey={key} />
    ),
  },
};
