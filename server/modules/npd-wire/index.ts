// The door of npd-wire: the «Мой налог» interface for programs written for the national service.
import type { Module } from '#platform/module';
import { work } from '#platform/work';
import { applicationPasswordRoutes } from './application-password/routes.ts';
import { refusals } from './errors.ts';
import { invoiceLink } from './invoice/print-routes.ts';
import { esiaBack } from './sign-in/esia-routes.ts';
import { deleteOld } from './session/session-store.ts';
import { wire } from './wire.ts';

export { plainPassword } from './application-password/application-password.ts';
export { storePassword } from './application-password/create-application-password.ts';

export const module: Module = {
  name: 'npd-wire',
  routes: [...applicationPasswordRoutes, invoiceLink, esiaBack],
  refusals,
  wire,
  jobs: [
    {
      name: 'npd-wire.forget',
      everyS: 3600,
      call: (env) => {
        const scope = { actor: { kind: 'job', name: 'npd-wire.forget' }, role: 'batch' } as const;
        return work(env, scope, deleteOld);
      },
    },
  ],
};
