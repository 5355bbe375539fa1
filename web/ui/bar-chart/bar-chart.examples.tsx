import type { Examples } from '../examples.ts';
import { BarChart } from './bar-chart.tsx';

const say = (value: number) => `${value}\u00a0₽`;
const months = ['январь', 'февраль', 'март', 'апрель'];
const bars = (of: (place: number) => number[]) =>
  months.map((name, place) => ({
    key: name,
    label: name.slice(0, 3),
    name: `${name} 2026`,
    values: of(place),
  }));

export const examples: Examples = {
  BarChart: {
    'one series': () => (
      <BarChart
        caption="Доход по месяцам"
        head="Месяц"
        series={['Доход']}
        bars={bars((place) => [1000 * (place + 1)])}
        say={say}
      />
    ),
    'two series': () => (
      <BarChart
        caption="Доход от людей и компаний"
        head="Месяц"
        series={['От людей', 'От компаний']}
        bars={bars((place) => [4000 - 500 * place, 800 * place])}
        say={say}
      />
    ),
    'nothing yet': () => (
      <BarChart
        caption="Доход, которого ещё нет"
        head="Месяц"
        series={['Доход']}
        bars={bars(() => [0])}
        say={say}
      />
    ),
  },
};
