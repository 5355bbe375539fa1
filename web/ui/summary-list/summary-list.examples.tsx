import type { Examples } from '../examples.ts';
import { Link } from '../link/link.tsx';
import { SummaryList } from './summary-list.tsx';

export const examples: Examples = {
  SummaryList: {
    'with a sum': () => (
      <SummaryList
        strongLast
        rows={[
          { label: 'Сумма', value: '12 480,00 ₽' },
          { label: 'Комиссия', value: '0 ₽', note: 'Банк не берёт комиссию с налогов' },
          { label: 'Всего', value: '12 480,00 ₽' },
        ]}
      />
    ),
    'with actions': () => (
      <SummaryList
        rows={[{ label: 'Регион', value: 'Москва', action: <Link href="#edit">Изменить</Link> }]}
      />
    ),
  },
};
