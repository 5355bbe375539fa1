// A bank statement becomes proposals of receipts, never twice for one line (NPD-8).
import { refusals, sellerInn } from '#modules/self-employment';
import { createHash } from 'node:crypto';
import type * as z from 'zod/mini';
import type { Ctx } from '#platform/context';
import { newId } from '#platform/ids';
import { type BankStatement, readBankStatement } from '#primitives/bank-statement/read';
import { formatMoney } from '#primitives/money';
import type { importAnswer, importBody } from '../contract.ts';
import { insertLine } from './bank-line-store.ts';
import { exclusionOf, grossOf } from './propose.ts';

/** Five years of a busy account. */
const BYTES_MAX = 5_000_000;
const PURPOSE_MAX = 1000;

/**
 * Takes the incoming lines of a statement. Refuses: `statement_unread` (nothing is taken),
 * `statement_differs` until the person accepts a control sum that is not right.
 */
export async function importStatement(
  ctx: Ctx,
  body: z.output<typeof importBody>,
): Promise<z.output<typeof importAnswer>> {
  const statement = readFile(body.contentBase64);
  const wrong = statement.controls.find(({ isRight }) => !isRight);
  if (wrong !== undefined && !body.acceptDifference) {
    const { statedKopecks, countedKopecks } = wrong;
    const params = { stated: formatMoney(statedKopecks), counted: formatMoney(countedKopecks) };
    throw refusals.statement_differs({ params });
  }
  const inn = await sellerInn(ctx);
  const counts = { lines: 0, fresh: 0, known: 0, proposed: 0, excluded: 0 };
  for (const document of statement.documents) {
    if (document.direction !== 'in' && document.direction !== 'own') continue;
    counts.lines += 1;
    const excluded = exclusionOf(document, inn);
    const isFresh = await insertLine(ctx, {
      lineId: newId(),
      identity: createHash('sha256').update(document.identity).digest(),
      bookedOn: document.bookedOn ?? document.madeOn,
      amountKopecks: document.amountKopecks,
      proposedKopecks: grossOf(document),
      excluded,
      payerName: document.payer.name,
      payerInn: document.payer.inn,
      purpose: document.purpose.slice(0, PURPOSE_MAX),
    });
    counts[isFresh ? 'fresh' : 'known'] += 1;
    if (isFresh) counts[excluded === null ? 'proposed' : 'excluded'] += 1;
  }
  return { ...counts, unread: statement.unread };
}

function readFile(contentBase64: string): BankStatement {
  const bytes = Buffer.from(contentBase64, 'base64');
  const read = bytes.length > BYTES_MAX ? null : readBankStatement(bytes);
  if (read?.ok === true) return read.value;
  const reason = read?.reason ?? 'too_long';
  throw refusals.statement_unread({ field: 'contentBase64', params: { reason } });
}
