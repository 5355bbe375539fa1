// «Проверить статус» as programs ask the national service (wire §11). No sign-in; counted.
import { checkStatus, countQuestion } from '#modules/receipts';
import * as z from 'zod/mini';
import type { Ctx } from '#platform/context';
import { Refusal } from '#platform/errors';
import { chainRoute } from '#platform/http/route';
import { refusals } from '../errors.ts';

const asked = z.optional(z.nullable(z.union([z.string().check(z.maxLength(40)), z.number()])));

/** The limit of the cabinet's own check holds here too: it is one service. */
async function count(ctx: Ctx): Promise<void> {
  const perMinute = ctx.env.settings.STATUS_CHECKS_PER_MINUTE;
  try {
    await countQuestion(ctx, { purpose: 'status', perMinute });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const seconds = error.details.retryAfterS ?? 60;
    const details = { retryAfterS: seconds, params: { seconds }, cause: error };
    throw refusals.taxpayer_status_service_limited_error(details);
  }
}

export const statusCheck = chainRoute({
  method: 'POST',
  path: '/api/v1/tracker/taxpayer_status',
  summary: 'Whether the holder of an ИНН is self-employed on a day',
  audience: 'public',
  permission: 'npd-status.check',
  object: 'none',
  audit: 'npd-status.check',
  idempotency: 'none',
  hidden: true,
  body: z.object({ inn: asked, requestDate: asked }),
  answer: z.object({ status: z.boolean(), message: z.string() }),
  call: async (ctx, { body }) => {
    await count(ctx);
    return { inn: String(body.inn ?? ''), day: String(body.requestDate ?? '') };
  },
  // Nothing outside is called: a wrong question is counted all the same.
  outside: () => Promise.resolve(),
  settle: async (ctx, question) => {
    try {
      const { isPayer, text } = await checkStatus(ctx, question);
      return { status: isPayer, message: text.ru };
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      throw refusals.status_question_invalid({ cause });
    }
  },
});
