import type { Examples } from '../examples.ts';
import { Meter } from './meter.tsx';

export const examples: Examples = {
  Meter: {
    calm: () => (
      <Meter label="Доход с начала года" value={1} max={4} text="600 000 из 2 400 000 ₽" />
    ),
    warn: () => (
      <Meter tone="warn" label="Доход близок к пределу" value={7} max={8} text="2,1 из 2,4 млн ₽" />
    ),
    bad: () => (
      <Meter tone="bad" label="Доход выше предела" value={9} max={8} text="2,7 из 2,4 млн ₽" />
    ),
  },
};
