// Loading rates: all of a file or nothing; the same file again changes nothing.
import { createHash } from 'node:crypto';
import type { Ctx } from '#platform/context';
import { audit } from '#platform/audit';
import { announce } from '#platform/events';
import { refusals } from './errors.ts';
import { readRateFile } from './rate-file.ts';
import { findOverlap, hasImport, insertImport, upsertRates } from './rate-store.ts';

export interface ImportedRates {
  /** Lines of the file; zero when this very file was the last one loaded. */
  lines: number;
  added: number;
  changed: number;
}

/**
 * Loads the rates of a file; announces `rates.imported` when something is new, so that what could
 * not be assessed is tried again. Role batch.
 * Refuses: `tax-rules.file_invalid`, `tax-rules.periods_overlap`.
 */
export async function importRates(
  ctx: Ctx,
  file: { name: string; text: string },
): Promise<ImportedRates> {
  const sha256 = createHash('sha256').update(file.text).digest('hex');
  if (await hasImport(ctx, sha256)) return { lines: 0, added: 0, changed: 0 };
  const rates = readRateFile(file.text);
  const { added, changed } = await upsertRates(ctx, rates);
  const overlap = await findOverlap(ctx);
  if (overlap) throw refusals.periods_overlap({ params: overlap });
  await insertImport(ctx, { name: file.name, sha256, added, changed });
  if (added + changed > 0) {
    await announce(ctx, { type: 'rates.imported', data: { name: file.name, added, changed } });
  }
  await audit(ctx, { action: 'rates.import', object: null, context: { sha256, added, changed } });
  return { lines: rates.length, added, changed };
}
