// What the guard shows at a moment; the server alone decides when a session is over.
export type GuardState = 'quiet' | 'warning' | 'over';

export interface GuardTimes {
  idleEndsAt: string;
  warnBeforeS: number;
  /** The server's clock minus ours. */
  clockSkewMs: number;
}

/** Whole seconds until the idle end, by the server's clock; 0 when it has passed. */
export function secondsLeft(times: GuardTimes, nowMs: number): number {
  const left = Date.parse(times.idleEndsAt) - (nowMs + times.clockSkewMs);
  return Math.max(0, Math.ceil(left / 1000));
}

export function guardState(times: GuardTimes, nowMs: number): GuardState {
  const left = secondsLeft(times, nowMs);
  if (left === 0) return 'over';
  return left <= times.warnBeforeS ? 'warning' : 'quiet';
}

/** «1:05» */
export function countdown(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Said aloud only at these seconds; the figures change every second for the eye alone. */
export function isThreshold(seconds: number): boolean {
  return [120, 60, 30, 10].includes(seconds);
}
