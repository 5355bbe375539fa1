// The launcher with small processes in place of the server and the stand: starts in a second.
import { fileURLToPath } from 'node:url';
import { startProgram, type Program } from '../../server/launch/program.ts';
import { complain, sentencesOf } from '../../server/launch/sentence.ts';

const place = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const child = place('./small-child.ts');
let program: Program | undefined;

process.once('SIGTERM', () => void program?.stop().then(() => process.exit(0)));

try {
  program = await startProgram(process.env, {
    server: child,
    stand: child,
    migrate: { entry: place('./small-migration.ts'), words: [] },
    buildPages: () => Promise.resolve(),
  });
  process.exit(await program.ended);
} catch (error) {
  complain(sentencesOf(error) ?? (error as Error).stack ?? '');
  process.exit(1);
}
