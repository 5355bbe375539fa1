import type { Examples } from '../examples.ts';
import { Pager } from './pager.tsx';

const hrefOf = (page: number) => `#page=${page}`;

export const examples: Examples = {
  Pager: {
    'in the middle': () => <Pager page={5} pageSize={50} total={480} hrefOf={hrefOf} />,
    'a single page': () => <Pager page={1} pageSize={50} total={12} hrefOf={hrefOf} />,
  },
};

export const apart: Examples = {
  Pager: { 'at the start': () => <Pager page={1} pageSize={50} total={120} hrefOf={hrefOf} /> },
};
