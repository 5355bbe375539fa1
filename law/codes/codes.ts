// The one door to codes: what a code means on a day, and all codes of a kind on a day.
import { type Day, isDayWithin } from '#primitives/days';
import { type CodeKind, type CodeRecord, inForce } from './code.ts';
import { CERTIFICATE_CODES } from './certificate.ts';
import { IDENTITY_DOCUMENTS } from './identity-documents.ts';
import { KBK } from './kbk.ts';
import { KND } from './knd.ts';
import { NOTICE_PERIODS } from './notice-periods.ts';
import { RETURN_CODES } from './return-codes.ts';

export type { CodeKind, CodeRecord } from './code.ts';

export const ALL_CODES: readonly CodeRecord[] = [
  ...KBK,
  ...KND,
  ...CERTIFICATE_CODES,
  ...RETURN_CODES,
  ...NOTICE_PERIODS,
  ...IDENTITY_DOCUMENTS,
];

const BY_CODE = Map.groupBy(ALL_CODES, ({ kind, code }) => `${kind} ${code}`);

/** What the code means on the day; undefined when it is not described: nothing is guessed. */
export function findCode(kind: CodeKind, code: string, on: Day): CodeRecord | undefined {
  return inForce(BY_CODE.get(`${kind} ${code}`) ?? [], on);
}

/** All codes of a kind that are in force on the day, in their order. */
export function codesOn(kind: CodeKind, on: Day): readonly CodeRecord[] {
  return ALL_CODES.filter((one) => one.kind === kind && isDayWithin(on, one.from, one.to));
}
