import type { Examples } from '../examples.ts';
import { Select } from '../form/select.tsx';
import { Filters } from './filters.tsx';

const nothing = () => undefined;
const years = ['2026', '2025'].map((value) => ({ value, label: value }));

export const examples: Examples = {
  Filters: {
    'two are set': () => (
      <Filters
        count={2}
        onReset={nothing}
        chips={[
          { label: 'Просрочено', onRemove: nothing },
          { label: '2025 год', onRemove: nothing },
        ]}
      >
        <Select label="Год" name="filter-year" options={years} />
      </Filters>
    ),
  },
};

export const apart: Examples = {
  Filters: {
    'none is set': () => (
      <Filters count={0} onReset={nothing}>
        <Select label="Год" name="filter-year" options={years} />
      </Filters>
    ),
  },
};
