import type { Examples } from '../examples.ts';
import { Disclosure } from './disclosure.tsx';

export const examples: Examples = {
  Disclosure: {
    closed: () => <Disclosure summary="Оплатить по реквизитам">Реквизиты.</Disclosure>,
    open: () => (
      <Disclosure open summary="Как посчитано">
        4 210 ₽ = 2 105 000 ₽ × 0,2 %.
      </Disclosure>
    ),
  },
};
