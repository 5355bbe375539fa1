// Bars of one or two stacked series with the same figures as a table one press away. Plain boxes
// sized by the page, because text in a drawing does not grow with the person's text size.
import { type ReactNode, useState } from 'react';
import { useTexts } from '../../language.ts';
import { Button } from '../button/button.tsx';
import { classes } from '../classes.ts';
import { frameTexts } from '../frame-texts.ts';
import css from './bar-chart.module.css';

export interface Bar {
  key: string;
  /** Under the bar: short. */
  label: string;
  /** In the table: whole. */
  name: string;
  href?: string;
  /** One value per series, in the order of the series. */
  values: readonly number[];
}
interface BarChartProps {
  caption: string;
  /** What the first column of the table holds. */
  head: string;
  series: readonly string[];
  bars: readonly Bar[];
  say: (value: number) => string;
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** The legend: only when there is more than one series. */
function Legend({ series }: { series: readonly string[] }) {
  if (series.length < 2) return null;
  return (
    <ul className={css.legend}>
      {series.map((name, place) => (
        <li key={name}>
          <span className={classes(css.swatch, place === 1 && css.second)} aria-hidden="true" />
          {name}
        </li>
      ))}
    </ul>
  );
}

function Bars({ caption, bars, say }: BarChartProps) {
  const most = Math.max(1, ...bars.map((bar) => sumOf(bar.values)));
  return (
    <ol className={css.bars} aria-label={caption}>
      {bars.map((bar) => {
        const total = sumOf(bar.values);
        const inside: ReactNode = (
          <>
            <span className={css.column} aria-hidden="true">
              {bar.values.map((value, place) => (
                <span
                  key={place}
                  className={classes(css.part, place === 1 && css.second)}
                  style={{ blockSize: `${(value / most) * 100}%` }}
                />
              ))}
            </span>
            <span className={css.label} aria-hidden="true">
              {bar.label}
            </span>
            <span className={css.hidden}>{`${bar.name}: ${say(total)}`}</span>
          </>
        );
        return (
          <li key={bar.key}>
            {bar.href === undefined ? (
              <span className={css.bar}>{inside}</span>
            ) : (
              <a className={css.bar} href={bar.href} title={`${bar.name}: ${say(total)}`}>
                {inside}
              </a>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Twin({ caption, head, series, bars, say }: BarChartProps) {
  return (
    <table className={css.table}>
      <caption className={css.hidden}>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          {series.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.key}>
            <th scope="row">
              {bar.href === undefined ? bar.name : <a href={bar.href}>{bar.name}</a>}
            </th>
            {bar.values.map((value, place) => (
              <td key={place}>{say(value)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function BarChart(props: BarChartProps) {
  const t = useTexts(frameTexts);
  const [isTable, setTable] = useState(false);
  return (
    <figure className={css.chart}>
      <div className={css.head}>
        <Legend series={isTable ? [] : props.series} />
        <Button kind="quiet" compact onClick={() => setTable(!isTable)}>
          {isTable ? t.asChart : t.asTable}
        </Button>
      </div>
      {isTable ? <Twin {...props} /> : <Bars {...props} />}
    </figure>
  );
}
