// A load: one file on its way into the accounts. Which step may follow which.
import type { Moment } from '#primitives/days';
import type { FileFault, FileKind, WrongTotal } from './file/line.ts';

export type LoadState =
  | 'reading'
  | 'checking'
  | 'checked'
  | 'confirmed'
  | 'taken'
  | 'dropped'
  | 'refused';

export interface Load {
  loadId: string;
  sha256: Buffer;
  name: string;
  sizeBytes: number;
  kind: FileKind | null;
  state: LoadState;
  fault: FileFault | null;
  faultLine: number | null;
  wrongTotals: WrongTotal[];
  readBy: string;
  readAt: Moment;
  confirmedBy: string | null;
  confirmedAt: Moment | null;
  takenAt: Moment | null;
}

/** A file longer than this is no day's work of anybody. */
export const ROWS_MAX = 1_000_000;
/** What a browser may upload; larger files are loaded by the command. */
export const UPLOAD_BYTES_MAX = 8 * 1024 * 1024;
export const NAME_LENGTH_MAX = 200;

/** Only a checked load is confirmed or dropped. */
export const mayDecide = (state: LoadState): boolean => state === 'checked';
