import { catalogue } from '../language.ts';

export const firstTexts = catalogue(
  {
    all: (count: number) => `Показать все (${count})`,
    fewer: 'Показать меньше',
  },
  {
    all: (count) => `Show all (${count})`,
    fewer: 'Show fewer',
  },
);
