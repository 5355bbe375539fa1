import type { Examples } from '../examples.ts';
import { Timeline } from './timeline.tsx';

export const examples: Examples = {
  Timeline: {
    'every tone': () => (
      <Timeline
        items={[
          { key: '1', title: 'Начислено', aside: '01.10.2026', note: '4 210,00 ₽' },
          { key: '2', title: 'Зарезервировано', tone: 'info', aside: '18.11.2026' },
          { key: '3', title: 'Исправлено', tone: 'warn' },
          { key: '4', title: 'Отклонено', tone: 'bad' },
          { key: '5', title: 'Погашено', tone: 'ok', aside: '01.12.2026' },
        ]}
      />
    ),
  },
};
