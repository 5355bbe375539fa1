import type { Examples } from '../examples.ts';
import { CircleCheck, Icon, Wallet } from './icon.tsx';

export const examples: Examples = {
  Icon: {
    'beside a word': () => (
      <span>
        <Icon of={CircleCheck} /> Оплачено
      </span>
    ),
    large: () => (
      <span>
        <Icon of={Wallet} size={36} /> Кошелёк
      </span>
    ),
  },
};
