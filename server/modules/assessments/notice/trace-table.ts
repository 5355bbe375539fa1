// The nodes of traces as rows of a table: every figure with what it follows from (BEY-1).
import type { Trace, TraceNode } from '#law/trace';
import { traceSentence, traceValue } from '#law/trace-text';
import { type Charge, type Column, tableFile, taxTitle } from '#modules/ledger';
import type { FileAnswer } from '#platform/http/route';
import { sourceOf } from './paper.ts';

interface TraceRow {
  title: string;
  subject: string;
  depth: number;
  node: TraceNode;
}

/** A sum before its parts, so that the rows of a depth read as the tree does. */
function rowsOf({ charge, trace }: { charge: Charge; trace: Trace }): TraceRow[] {
  const [title, subject] = [taxTitle(charge), charge.subjectOfTax];
  const walk = (node: TraceNode, depth: number): TraceRow[] => [
    { title, subject, depth, node },
    ...(node.kind === 'step' ? node.inputs.flatMap((input) => walk(input, depth + 1)) : []),
  ];
  return walk(trace.root, 0);
}

const kinds: Record<TraceNode['kind'], string> = {
  step: 'действие',
  registry: 'сведения реестра',
  declared: 'со слов плательщика',
  loaded: 'загруженные сведения',
  decision: 'решение',
  law: 'значение закона',
};

/** Whole kopecks become a number of the sheet; fractions stay as they are written. */
const kopecksOf = ({ unit, value }: TraceNode): number | null =>
  unit === 'kopecks' && /^-?\d+$/.test(value) ? Number(value) : null;

const articleOf = (node: TraceNode): string | null =>
  'article' in node ? (node.article ?? null) : null;

const columns: readonly Column<TraceRow>[] = [
  { title: 'Начисление', kind: 'text', value: (row) => row.title },
  { title: 'Объект', kind: 'text', value: (row) => row.subject },
  { title: 'Уровень', kind: 'number', value: (row) => row.depth },
  { title: 'Что', kind: 'text', value: (row) => kinds[row.node.kind] },
  { title: 'Шаг', kind: 'text', value: (row) => traceSentence(row.node) },
  { title: 'Значение', kind: 'text', value: (row) => traceValue(row.node) },
  { title: 'Сумма, ₽', kind: 'money', value: (row) => kopecksOf(row.node) },
  { title: 'Точное значение', kind: 'text', value: (row) => row.node.value },
  { title: 'Статья', kind: 'text', value: (row) => articleOf(row.node) },
  { title: 'Основание', kind: 'text', value: (row) => sourceOf(row.node) },
];

/** Traces of charges as XLSX. */
export function traceTable(
  counted: readonly { charge: Charge; trace: Trace }[],
  { name, zone }: { name: string; zone: string },
): Promise<FileAnswer> {
  const rows = counted.flatMap(rowsOf);
  return tableFile('xlsx', { name, sheet: 'Расчёт', zone, columns, rows });
}
