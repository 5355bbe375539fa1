// The one place where an error becomes an answer: problem+json (RFC 9457) with our codes.
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { $ZodIssue } from 'zod/v4/core';
import type { Language } from '../context.ts';
import type { Env } from '../env.ts';
import { MailRefused, Outage, Refusal, refusals } from '../errors.ts';
import type { Problem } from '../contract.ts';

/** Fields of a request that do not have their shape. */
export class InvalidRequest extends Refusal {
  readonly issues: readonly { field: string; code: string }[];

  constructor(part: string, issues: readonly $ZodIssue[]) {
    super(refusals.invalid.kind);
    this.issues = issues.flatMap((issue) => {
      const path = [...(part === 'body' ? [] : [part]), ...issue.path.map(String)];
      const keys = issue.code === 'unrecognized_keys' ? issue.keys : [null];
      return keys.map((key) => ({
        field: [...path, ...(key === null ? [] : [key])].join('.'),
        code: issue.code === 'invalid_format' ? `format.${issue.format}` : issue.code,
      }));
    });
  }
}

const sentences: Record<string, Record<Language, string>> = {
  invalid_type: { ru: 'Заполните это поле.', en: 'Fill in this field.' },
  too_small: { ru: 'Значение меньше допустимого.', en: 'The value is too small or too short.' },
  too_big: { ru: 'Значение больше допустимого.', en: 'The value is too large or too long.' },
  unrecognized_keys: { ru: 'Такого поля в запросе нет.', en: 'The request has no such field.' },
  invalid_value: { ru: 'Выберите одно из значений списка.', en: 'Choose a value of the list.' },
};
const otherwise = { ru: 'Значение записано неверно.', en: 'The value is written wrongly.' };

/** What the outside may know of an error; details of bugs stay in the log. */
export function problemOf(
  error: unknown,
  asked: { language: Language; requestId: string },
): Problem {
  const refusal = refusalOf(error, asked.requestId);
  const { kind, details } = refusal;
  const detail = refusal.sentence(asked.language);
  const issues = refusal instanceof InvalidRequest ? refusal.issues : null;
  const own = details.field ? [{ field: details.field, code: kind.code, text: detail }] : null;
  return {
    type: `/errors/${kind.code}`,
    title: detail.split(/(?<=[.:])\s/)[0] ?? detail,
    status: kind.status,
    detail,
    code: kind.code,
    requestId: asked.requestId,
    ...(issues && {
      errors: issues.map(({ field, code }) => ({
        field,
        code: `request.${code}`,
        text: (sentences[code] ?? otherwise)[asked.language],
      })),
    }),
    ...(own && { errors: own }),
    ...(details.retryAfterS !== undefined && { retryAfterS: details.retryAfterS }),
    ...(details.params && { params: details.params }),
  };
}

function refusalOf(error: unknown, requestId: string): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof MailRefused) return refusals.mail_refused({ cause: error });
  if (error instanceof Outage) {
    const params = { system: error.system };
    return refusals.later({ retryAfterS: error.retryAfterS, params, cause: error });
  }
  const code = (error as FastifyError | undefined)?.code ?? '';
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return refusals.too_large();
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return refusals.media_type();
  if (/^FST_ERR_CTP_|^FST_ERR_BAD_URL/.test(code)) return refusals.malformed();
  if (isDatabaseAway(error)) return refusals.unavailable({ retryAfterS: 5, cause: error });
  return refusals.failed({ params: { requestId }, cause: error });
}

/** Connection refused, cut, or the server is starting or stopping (SQLSTATE classes 08 and 57P). */
export function isDatabaseAway(error: unknown): boolean {
  const code = (error as { code?: string } | undefined)?.code ?? '';
  if (/^(08|57P|53300)/.test(code)) return true;
  if (['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE'].includes(code)) return true;
  const message = error instanceof Error ? error.message : '';
  return /Connection terminated|timeout exceeded when trying to connect/.test(message);
}

/** Sends the problem and tells the log what only we may know. */
export function sendProblem(
  env: Env,
  error: unknown,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): FastifyReply {
  const problem = problemOf(error, {
    language: languageOf(request),
    requestId: String(request.id),
  });
  env.metrics.refusals.inc({ code: problem.code });
  if (problem.status >= 500) {
    const fields = { err: error, requestId: request.id, refusal: problem.code };
    // "Later" is expected when an outside system is away; only a mistake of ours is an error.
    if (problem.status === 503) env.log.warn(fields, 'request put off');
    else env.log.error(fields, 'request failed');
  }
  if (problem.retryAfterS !== undefined) reply.header('retry-after', problem.retryAfterS);
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(problem));
}

/** Russian until the person switches, whatever the browser asks for (design §5). */
export function languageOf(request: Pick<FastifyRequest, 'headers'>): Language {
  return /(?:^|;\s*)kabinet_lang=en(?:;|$)/.test(request.headers.cookie ?? '') ? 'en' : 'ru';
}
