import { route } from '#platform/http/route';
import { evaluation, evaluationRequest } from './contract.ts';
import { evaluateLaw } from './evaluate-law.ts';

export const routes = [
  route({
    method: 'POST',
    path: '/api/public/v1/law/evaluations',
    summary: 'Asks a rule of the law with plain data',
    audience: 'public',
    permission: 'law.evaluate',
    object: 'none',
    audit: null,
    idempotency: 'none',
    transaction: 'none',
    body: evaluationRequest,
    answer: evaluation,
    call: (_ctx, { body }) => Promise.resolve(evaluateLaw(body)),
  }),
];
