import type { Examples } from '../examples.ts';
import { Link } from './link.tsx';

export const examples: Examples = {
  Link: {
    usual: () => <Link href="#charges">Все начисления</Link>,
    quiet: () => (
      <Link quiet href="#charge">
        Налог на имущество
      </Link>
    ),
  },
};
