// Papers as a program of others (poppler) reads and draws them.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';

/** A test of a paper that cannot be read has not passed, so nothing is left out without poppler. */
function ask(program: 'pdftotext' | 'pdftoppm', words: readonly string[], pdf: Buffer): Buffer {
  try {
    return execFileSync(program, words, { input: pdf, maxBuffer: 50_000_000 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const sentence = `${program} is missing: run \`sudo apt-get install -y poppler-utils\`.`;
    throw new Error(sentence, { cause: error });
  }
}

/** What the paper says, line by line as it is laid out; any run of white space is one space. */
export function textOf(pdf: Buffer): string {
  const text = ask('pdftotext', ['-layout', '-', '-'], pdf).toString('utf8');
  return text.replaceAll(/\s+/gu, ' ');
}

/** The first page at 150 dots per inch, as a reader of codes wants it: red, green, blue, opaque. */
export function pixelsOf(pdf: Buffer): { data: Uint8ClampedArray; width: number; height: number } {
  const file = ask('pdftoppm', ['-r', '150', '-singlefile', '-'], pdf);
  const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(file.subarray(0, 40).toString('latin1'));
  assert(head, 'The picture is no binary PPM.');
  const [width, height] = [Number(head[1]), Number(head[2])];
  const pixels = file.subarray(head[0].length);
  const data = new Uint8ClampedArray(width * height * 4);
  for (let n = 0; n < width * height; n += 1) {
    data.set([pixels[3 * n]!, pixels[3 * n + 1]!, pixels[3 * n + 2]!, 255], 4 * n);
  }
  return { data, width, height };
}
