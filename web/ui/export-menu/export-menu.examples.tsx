import type { Examples } from '../examples.ts';
import { ExportMenu } from './export-menu.tsx';

export const examples: Examples = {
  ExportMenu: {
    closed: () => (
      <ExportMenu
        links={[
          { label: 'Таблица XLSX', href: '#xlsx' },
          { label: 'Таблица CSV', href: '#csv' },
        ]}
      />
    ),
  },
};
