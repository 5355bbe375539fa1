// Whose account a line is about.
import { findSubjectByLogin } from '#modules/identity';
import { findTaxpayerByInn, taxpayerOfSubject } from '#modules/taxpayers';
import type { Ctx, TaxpayerId } from '#platform/context';
import type { Payer } from './file/line.ts';
import type { LookCode } from './row.ts';

/** The taxpayer, or why a person must find him. */
export async function findPayer(ctx: Ctx, payer: Payer): Promise<TaxpayerId | LookCode> {
  if (payer.kind === 'organisation') return 'payer_organisation';
  if (payer.kind === 'inn') return (await findTaxpayerByInn(ctx, payer.value)) ?? 'payer_unknown';
  if (payer.kind === 'snils') {
    const subject = await findSubjectByLogin(ctx, { kind: 'snils', value: payer.value });
    const found = subject === null ? null : await taxpayerOfSubject(ctx, subject);
    return found ?? 'payer_unknown';
  }
  // A passport stands sealed in the record of its holder and finds nobody; the registries ask for
  // the name and the birthday besides, which a message does not tell.
  return payer.kind === 'passport' ? 'payer_by_passport' : 'payer_unclear';
}
