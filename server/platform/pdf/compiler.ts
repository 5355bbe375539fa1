// The Typst compiler itself, as it runs inside the child process (and bare, in the benchmark).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

/** One document to print; plain, because it travels between processes. */
export interface Print {
  /** Path of the template, inside the server's folder. */
  template: string;
  /** What the template shows, as JSON; it is data for the template, never markup. */
  data: string;
  /** Seconds since 1970 in UTC: the date inside the file. */
  createdAtS: number;
  /** `png`: a picture of the only page, two pixels per point; `pdf` unless said. */
  format?: 'pdf' | 'png';
}

// Whole TTF files: web fonts split by script silently lose digits (pitfalls §8).
const FONTS = ['400Regular/PTSans_400Regular.ttf', '700Bold/PTSans_700Bold.ttf'];

/** A compiler that reads templates from the server's folder and knows PT Sans only. */
export function createCompiler(): (print: Print) => Buffer {
  const require = createRequire(import.meta.url);
  const fontBlobs = FONTS.map((file) =>
    readFileSync(require.resolve(`@expo-google-fonts/pt-sans/${file}`)),
  );
  const workspace = fileURLToPath(new URL('../../', import.meta.url));
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs }] });
  return (print) => {
    try {
      const source = { mainFilePath: print.template, inputs: { data: print.data } };
      if (print.format === 'png') return pictureOf(compiler.plainSvg(source));
      return compiler.pdf(
        source,
        // Archival and tagged: the one standard that gives both (ISO 19005-2, level A).
        { pdfStandard: 'a-2a', creationTimestamp: print.createdAtS },
      );
    } finally {
      // Without it every document stays in the memo of layouts: 0.9 MB each instead of 0.15.
      compiler.evictCache(0);
    }
  };
}

/** Letters are outlines in the drawing already: no font is asked for. */
function pictureOf(svg: string): Buffer {
  const resvg = new Resvg(svg, {
    background: '#fff',
    fitTo: { mode: 'zoom', value: 2 },
    font: { loadSystemFonts: false },
  });
  return Buffer.from(resvg.render().asPng());
}

/** The compiler puts its message into `code`; an ordinary error is made of it. */
export function messageOf(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return code || message || 'The compiler failed without a word.';
}
