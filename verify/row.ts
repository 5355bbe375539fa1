// One row of the scorecard (security §6): the checks it makes, each with its figure and its limit.

export interface Check {
  name: string;
  passed: boolean;
  /** What was measured and what was promised, as they stand in the report. */
  figure?: number | string;
  limit?: number | string;
}

export interface RowOptions {
  /** Runs the deliberately broken variant, which the checks must catch. */
  sabotage: boolean;
  /** Start of every random choice; printed, so that a failing run can be done again. */
  seed: number;
}

export type Row = (options: RowOptions) => Promise<Check[]>;
