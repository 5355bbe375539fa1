import { catalogue } from '../language.ts';

export const harmTexts = catalogue(
  {
    pay: (sum: string) => `Внести ${sum}`,
    less: (sum: string) => `Зачесть на ${sum} меньше`,
  },
  {
    pay: (sum) => `Pay ${sum}`,
    less: (sum) => `Set aside ${sum} less`,
  },
);
