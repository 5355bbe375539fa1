// The file of rates: CSV with semicolons, one rate a line. Read strictly; a wrong line refuses the
// file.
import { parseCsv } from 'hucre/csv';
import { type Day, isDay } from '#primitives/days';
import { refusals } from './errors.ts';
import type { Rate } from './rate.ts';

const head = ['oktmo', 'tax', 'key', 'value', 'unit', 'from', 'to', 'source', 'checkedOn'];
/** A country's municipalities with all their rates fit well below it. */
const linesMax = 500_000;

const keyOf = {
  property: /^(housing|garage|outbuilding|unfinished|listed-378\.2|over-300M|other)$/,
  land: /^(housing|gardening|household|garage|agricultural|other)$/,
  transport: /^[a-z-]+:(\d{1,5}(\.\d{1,2})?|max)$/,
};

/** Reads the text of a file. Refuses: `tax-rules.file_invalid` with the line and the reason. */
export function readRateFile(text: string): Rate[] {
  const [first, ...lines] = parseCsv(text, { delimiter: ';', skipEmptyRows: true });
  if (first?.map(String).join(';') !== head.join(';')) {
    throw wrong(1, `ожидается заголовок ${head.join(';')}`);
  }
  if (lines.length > linesMax) throw wrong(linesMax, 'строк больше допустимого');
  return lines.map((cells, place) => readLine(cells.map(String), place + 2));
}

function readLine(cells: string[], line: number): Rate {
  const [oktmo = '', tax = '', key = '', value = '', unit = '', from = '', to = ''] = cells;
  const [source = '', checkedOn = ''] = cells.slice(7);
  const need = (holds: boolean, reason: string) => {
    if (!holds) throw wrong(line, reason);
  };
  need(cells.length === head.length, `столбцов ${cells.length} вместо ${head.length}`);
  need(/^\d{8}$/.test(oktmo), 'ОКТМО — восемь цифр');
  need(tax === 'property' || tax === 'land' || tax === 'transport', 'налог неизвестен');
  need(keyOf[tax as Rate['tax']].test(key), 'ключ ставки неизвестен');
  need(/^\d{1,12}(\.\d{1,6})?$/.test(value), 'ставка — десятичное число');
  need(unit === (tax === 'transport' ? 'RUB/hp' : 'fraction'), 'единица не подходит налогу');
  need(unit === 'RUB/hp' || Number(value) <= 0.1, 'доля больше 10 % не бывает ставкой');
  need(isDay(from) && (to === '' || (isDay(to) && to >= from)), 'период задан неверно');
  need(source !== '' && source.length <= 500, 'нужен источник');
  need(isDay(checkedOn), 'нужен день проверки');
  return {
    oktmo,
    tax: tax as Rate['tax'],
    key,
    value,
    unit: unit as Rate['unit'],
    from: from as Day,
    to: to === '' ? null : (to as Day),
    source,
    checkedOn: checkedOn as Day,
  };
}

const wrong = (line: number, reason: string) => refusals.file_invalid({ params: { line, reason } });
