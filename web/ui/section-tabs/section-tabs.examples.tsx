import type { Examples } from '../examples.ts';
import { SectionTabs } from './section-tabs.tsx';

const names = ['Счёт', 'Начисления', 'Задолженности', 'Календарь', 'Уведомления', 'Что если'];

export const examples: Examples = {
  SectionTabs: {
    usual: () => (
      <SectionTabs
        label="Налоги и платежи"
        items={names.map((label, place) => ({ label, href: `#${place}`, current: place === 1 }))}
      />
    ),
  },
};
