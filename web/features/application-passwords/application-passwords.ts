// «Пароли приложений»: what the page asks of the server.
import type * as z from 'zod/mini';
import type { applicationPasswordCreated, applicationPasswordList } from '#contract/npd-wire';
import { send } from '../../api.ts';
import { API, reading } from '../../query.ts';

const ADDRESS = `${API}/application-passwords`;
export const KEY = ['npd', 'application-passwords'];

export type ApplicationPassword = z.infer<typeof applicationPasswordList>['items'][number];
export type Created = z.infer<typeof applicationPasswordCreated>;

export const passwordsReading = () =>
  reading<z.infer<typeof applicationPasswordList>>(KEY, ADDRESS);

/** The answer is the only place where the password stands. */
export const createPassword = (name: string): Promise<Created> =>
  send('POST', ADDRESS, { body: { name } });

export const revokePassword = (id: string): Promise<unknown> =>
  send('POST', `${ADDRESS}/${id}/revocation`, { idempotencyKey: id });
