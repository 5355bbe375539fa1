import type { Examples } from '../examples.ts';
import { CHARGE_STATUSES, PAYMENT_STATUSES } from '../status.ts';
import { StatusTag } from './status-tag.tsx';

const looks = { ...CHARGE_STATUSES, ...PAYMENT_STATUSES };

export const examples: Examples = {
  StatusTag: Object.fromEntries(
    Object.entries(looks).map(([status, look]) => [
      status,
      () => <StatusTag {...look}>{look.ru}</StatusTag>,
    ]),
  ),
};
