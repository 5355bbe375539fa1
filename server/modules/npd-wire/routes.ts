// Every call of this wire.
import * as z from 'zod/mini';
import { route } from '#platform/http/route';
import type { Route } from '#platform/http/route';
import { invoiceRoutes } from './invoice/routes.ts';
import { profileRoutes } from './profile/routes.ts';
import { receiptRoutes } from './receipt/routes.ts';
import { esiaRoutes } from './sign-in/esia-routes.ts';
import { passwordSignIn } from './sign-in/password-route.ts';
import { smsRoutes } from './sign-in/sms-routes.ts';
import { tokenRefresh } from './sign-in/token-route.ts';
import { statusCheck } from './status/status-route.ts';
import { taxRoutes } from './tax/routes.ts';

/** One family of programs asks here first whether the service is up. */
const probe = route({
  method: 'GET',
  path: '/lkfl/login',
  summary: 'The service is up',
  audience: 'public',
  permission: 'npd-wire.probe',
  object: 'none',
  audit: null,
  transaction: 'none',
  hidden: true,
  answer: z.object({ status: z.literal('UP') }),
  call: () => Promise.resolve({ status: 'UP' } as const),
});

export const routes: readonly Route[] = [
  probe,
  passwordSignIn,
  ...smsRoutes,
  ...esiaRoutes,
  tokenRefresh,
  ...profileRoutes,
  ...receiptRoutes,
  ...invoiceRoutes,
  ...taxRoutes,
  statusCheck,
];
