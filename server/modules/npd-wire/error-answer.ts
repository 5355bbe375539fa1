// How this protocol says that something is wrong: always `code`, `message` and `additionalInfo`.
import type { Problem } from '#platform/contract';

export interface WireError {
  status: number;
  body: { code: string; message: string; additionalInfo: Record<string, never> };
}

/** Our codes that programs of this wire know by another name. */
const named: Record<string, string> = {
  'npd-wire.status_question_invalid': 'validation.failed',
  'payment-details.absent': 'payment.details.absent',
  'request.invalid': 'validation.failed',
  'request.malformed': 'validation.failed',
  'request.too_large': 'validation.failed',
  'request.media_type': 'validation.failed',
  'request.not_found': 'not.found',
  'request.failed': 'internal.error',
  'request.unavailable': 'service.unavailable',
  'request.later': 'service.unavailable',
  'self-employment.income_limit': 'income.limit.exceeded',
  'self-employment.receipt_cancelled': 'receipt.already.cancelled',
  'self-employment.receipt_unknown': 'receipt.not.found',
  'self-employment.not_registered': 'operation.forbidden',
};

/** Sold without being on the register: signed in, but not allowed. */
const forbidden = new Set(['self-employment.not_registered']);

/** What this protocol has no status for is a business refusal: 400. */
const known = new Set([400, 401, 403, 404, 406, 422, 429, 500, 503]);

export function wireError(problem: Problem): WireError {
  const isOwn = /^(?:npd-wire|payment-details)\./u.test(problem.code);
  const own = problem.code.slice(problem.code.indexOf('.') + 1).replaceAll('_', '.');
  const code = named[problem.code] ?? (isOwn ? own : 'validation.failed');
  const fields = (problem.errors ?? []).filter(({ code }) => code.startsWith('request.'));
  const where = fields.map(({ field, text }) => `${field}: ${text}`).join(' ');
  return {
    status: statusOf(problem, isOwn),
    body: {
      code,
      message: where === '' ? problem.detail : `${problem.detail} ${where}`,
      additionalInfo: {},
    },
  };
}

/** 422 belongs to sign-ins here; what is wrong with a receipt is 400. */
function statusOf({ code, status }: Problem, isOwn: boolean): number {
  if (forbidden.has(code)) return 403;
  if (status === 422 && !isOwn && !code.startsWith('idempotency.')) return 400;
  return known.has(status) ? status : 400;
}
