// A table as it was read, whatever the file was: lines of cells as text.

export interface SheetLine {
  /** Line of the file, from 1. */
  line: number;
  cells: string[];
  /** Places of cells that hold a formula instead of a value. */
  formulas: readonly number[];
}

/** Receipts of a busy year; more lines are divided into files. */
export const LINES_MAX = 10_000;
export const BYTES_MAX = 10 * 1024 * 1024;
/** A list of receipts with the longest names stays under it. */
export const UNPACKED_BYTES_MAX = 32 * 1024 * 1024;
/** Names of a shop and a period may stand above the titles. */
export const PREAMBLE_MAX = 20;
/** Tables are narrower; what stands further to the right is not read. */
export const COLUMNS_MAX = 26;

export const MEGABYTE = 1024 * 1024;
