import type { Examples } from '../examples.ts';
import { QrPay } from './qr-pay.tsx';

export const examples: Examples = {
  QrPay: {
    drawn: () => (
      <QrPay text="https://qr.example/AS10003P3RH0LJ2A9ROO038L6NT5RU1M" label="Код СБП" />
    ),
  },
};
