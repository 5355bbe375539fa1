import { sealKeySet } from './contract.ts';
import { route } from '#platform/http/route';
import type { Route } from '#platform/http/route';
import { publicKeys } from './seal-keys.ts';

const keySet = route({
  method: 'GET',
  path: '/.well-known/kabinet-keys',
  summary: 'Public keys by which sealed receipts and documents are checked (JWK set)',
  audience: 'public',
  permission: 'seal-key.list',
  object: 'none',
  audit: null,
  transaction: 'none',
  answer: sealKeySet,
  call: (ctx) => Promise.resolve(publicKeys(ctx.env)),
});

export const routes: readonly Route[] = [keySet];
