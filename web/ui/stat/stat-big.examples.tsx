import type { Examples } from '../examples.ts';
import { StatBig } from './stat-big.tsx';

export const examples: Examples = {
  StatBig: {
    ink: () => <StatBig label="К оплате до 1 декабря" amount={'11\u00a0360,00\u00a0₽'} />,
    bad: () => (
      <StatBig tone="bad" label="Долг сейчас" amount={'1\u00a0120,00\u00a0₽'}>
        Транспортный налог, 12 дней
      </StatBig>
    ),
    ok: () => <StatBig tone="ok" label="Оплачено" amount={'4\u00a0210,00\u00a0₽'} />,
    'long sum': () => <StatBig label="Всего" amount={'123\u00a0456\u00a0789\u00a0012,34\u00a0₽'} />,
  },
};
