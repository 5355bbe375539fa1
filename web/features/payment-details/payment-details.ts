// «Реквизиты для счетов»: what the page asks of the server.
import type * as z from 'zod/mini';
import type { detailsBody, detailsList } from '#contract/payment-details';
import { parseAccount } from '#primitives/identifiers/account';
import { parseBik } from '#primitives/identifiers/bik';
import { parsePhone } from '#primitives/identifiers/phone';
import { send } from '../../api.ts';
import { API, reading } from '../../query.ts';

const ADDRESS = `${API}/payment-details`;
export const KEY = ['npd', 'payment-details'];

export type Details = z.infer<typeof detailsList>['items'][number];
export type TypedDetails = z.infer<typeof detailsBody>;
export type Field = Exclude<keyof TypedDetails, 'kind'>;

export const detailsReading = () => reading<z.infer<typeof detailsList>>(KEY, ADDRESS);
export const saveDetails = (body: TypedDetails): Promise<{ id: number }> =>
  send('POST', ADDRESS, { body, idempotencyKey: crypto.randomUUID() });
export const preferDetails = (id: number): Promise<unknown> =>
  send('POST', `${ADDRESS}/${id}/favourite`, { idempotencyKey: crypto.randomUUID() });
export const removeDetails = (id: number): Promise<unknown> =>
  send('POST', `${ADDRESS}/${id}/removal`, { idempotencyKey: crypto.randomUUID() });

export const emptyDetails = (kind: TypedDetails['kind']): TypedDetails => ({
  kind,
  bankName: '',
  bik: '',
  account: '',
  correspondentAccount: '',
  phone: '',
});

/** The fields to mend, in the order of the form; the server judges by the same functions. */
export function wrongFields(typed: TypedDetails): Field[] {
  const wrong: Field[] = typed.bankName.trim() === '' ? ['bankName'] : [];
  if (typed.kind === 'phone') return parsePhone(typed.phone).ok ? wrong : [...wrong, 'phone'];
  const bik = parseBik(typed.bik);
  if (!bik.ok) wrong.push('bik');
  for (const field of ['account', 'correspondentAccount'] as const) {
    if (!parseAccount(typed[field], bik.ok ? bik.value : null).ok) wrong.push(field);
  }
  return wrong;
}
