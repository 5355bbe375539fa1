import assert from 'node:assert/strict';
import { test } from 'node:test';
import jsqr from 'jsqr';
import { encode } from 'uqr';
import { pathOf } from './qr-path.ts';

test('joins neighbouring squares into runs', () => {
  assert.equal(
    pathOf([
      [true, true, false, true],
      [false, false, false, false],
    ]),
    'M0 0h2v1h-2zM3 0h1v1h-1z',
  );
});

/** Paints the path the way a browser would, to read the code back. */
function paint(path: string, side: number, scale: number): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray((side * scale) ** 2 * 4).fill(255);
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)/gu)) {
    for (let dy = 0; dy < scale; dy += 1) {
      for (let dx = 0; dx < Number(run) * scale; dx += 1) {
        const at = ((Number(y) * scale + dy) * side * scale + Number(x) * scale + dx) * 4;
        pixels.fill(0, at, at + 3);
      }
    }
  }
  return pixels;
}

test('a drawn code reads back as the text', () => {
  const text = 'ST00012|Name=Казначейство России|PersonalAcc=03100643000000018500|Sum=1248050';
  const code = encode(text, { ecc: 'M', border: 3 });
  const scale = 4;
  const side = code.size * scale;
  const read = jsqr.default(paint(pathOf(code.data), code.size, scale), side, side);
  assert.equal(read?.data, text);
});
