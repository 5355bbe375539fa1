import type { Examples } from '../examples.ts';
import { StaleMark } from './stale-mark.tsx';

const asOf = '2026-11-21T06:00:00.000Z';
const nothing = () => undefined;

export const examples: Examples = {
  StaleMark: {
    fresh: () => <StaleMark asOf={asOf} />,
    'can be refreshed': () => <StaleMark asOf={asOf} onRefresh={nothing} />,
    busy: () => <StaleMark asOf={asOf} onRefresh={nothing} busy />,
    stale: () => <StaleMark asOf={asOf} stale onRefresh={nothing} />,
  },
};
