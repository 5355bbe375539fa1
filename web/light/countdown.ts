/** Whole seconds left of `seconds` that began at `began`, both clocks in milliseconds. */
export function secondsLeft(began: number, seconds: number, now: number): number {
  return Math.max(0, Math.ceil(seconds - (now - began) / 1000));
}
