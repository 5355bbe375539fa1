// `npm start`: the embedded database, the web server, the worker and the stand, as one program.
import './node-version.js';
import { fileURLToPath } from 'node:url';
import { startProgram, type Program } from './launch/program.ts';
import { complain, sentencesOf } from './launch/sentence.ts';
import { buildPages } from './launch/web-pages.ts';

const place = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

let program: Program | undefined;
let isStopping = false;

async function stop(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  // Before the start is complete the end of this process is the signal: the watchdog of the
  // database and the children all see it.
  await program?.stop();
  process.exit(code);
}

process.once('SIGTERM', () => void stop(0));
process.once('SIGINT', () => void stop(0));

try {
  program = await startProgram(process.env, {
    server: place('./main.ts'),
    stand: place('../simulators/main.ts'),
    migrate: { entry: place('../cli/main.ts'), words: ['migrate'] },
    buildPages: () => buildPages(place('..')),
  });
  void stop(await program.ended);
} catch (error) {
  const sentences = sentencesOf(error);
  if (sentences === undefined) throw error;
  complain(sentences);
  process.exit(1);
}
