// QR codes as SVG, for papers and pages.
import { encode } from 'uqr';

/** Modules of quiet around the code (ISO/IEC 18004, 9.1). */
const QUIET = 4;

/**
 * Chequered by columns. Readers take any mask; looking for the best of the eight costs 2 ms, a
 * seventh of the paper around the code, which matters where thousands are printed.
 */
export const QUICK_MASK = 2;

/**
 * One path of horizontal runs; error correction M, as paper wants it (wire §1). The mask is the
 * best one (ISO/IEC 18004, 7.8) unless it is given.
 */
export function qrSvg(text: string, mask = -1): string {
  const { data, size } = encode(text, { ecc: 'M', border: 0, maskPattern: mask });
  const runs = data.flatMap((row, y) =>
    [...runsOf(row)].map(([x, length]) => `M${x + QUIET} ${y + QUIET}h${length}v1h-${length}z`),
  );
  const side = size + 2 * QUIET;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" ` +
    `shape-rendering="crispEdges"><rect width="${side}" height="${side}" fill="#fff"/>` +
    `<path d="${runs.join('')}" fill="#000"/></svg>`
  );
}

function* runsOf(row: readonly boolean[]): Generator<[start: number, length: number]> {
  let start = -1;
  for (let x = 0; x <= row.length; x += 1) {
    if (row[x] && start < 0) start = x;
    if (!row[x] && start >= 0) {
      yield [start, x - start];
      start = -1;
    }
  }
}
