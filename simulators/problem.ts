// What the stand answers when it refuses: a stable code and a Russian sentence (RFC 9457).
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';

/** A refusal of the stand: `code` is stable, `detail` says what, where and what to do. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    text: { code: string; detail: string },
    headers: Record<string, string> = {},
  ) {
    super(text.detail);
    this.name = 'Problem';
    this.status = status;
    this.code = text.code;
    this.headers = headers;
  }
}

function send(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply
    .code(problem.status)
    .headers(problem.headers)
    .type('application/problem+json; charset=utf-8')
    .send({
      type: 'about:blank',
      title: problem.message,
      status: problem.status,
      code: problem.code,
      detail: problem.message,
    });
}

/** Fastify's own refusals are about the shape of a request; their English text is for its log. */
function unreadable(error: FastifyError): Problem {
  const status = error.statusCode ?? 400;
  const detail =
    status === 415
      ? 'Стенд принимает тело запроса в JSON. Укажите заголовок «Content-Type: application/json».'
      : 'Запрос не прочитан: проверьте, что тело — правильный JSON и не больше 1 МБ.';
  return new Problem(status, { code: 'stand.unreadable_request', detail });
}

/** Renders every error of the stand in one place. */
export function renderProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | Problem, request, reply) => {
    if (error instanceof Problem) return send(reply, error);
    if (error.statusCode !== undefined && error.statusCode < 500) {
      return send(reply, unreadable(error));
    }
    request.log.error({ err: error }, 'the stand failed');
    const detail = 'Ошибка внутри стенда. Подробности — в его журнале.';
    return send(reply, new Problem(500, { code: 'stand.bug', detail }));
  });
  app.setNotFoundHandler((_request, reply) => {
    const detail = 'На стенде нет такого адреса. Всё, что есть, показано на странице /stand.';
    return send(reply, new Problem(404, { code: 'stand.no_such_address', detail }));
  });
}
