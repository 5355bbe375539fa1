// Draws the icons of the installed application from its mark: `node tests/icons.ts`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';

const root = join(import.meta.dirname, '../web/installed/root');
const mark = readFileSync(join(root, 'icon.svg'), 'utf8');
// A mask may cut a fifth off each side: the mark shrinks, its ground fills the square.
const masked = mark
  .replace('viewBox="0 0 64 64"', 'viewBox="-8 -8 80 80"')
  .replace('<rect width="64" height="64" rx="14"', '<rect x="-8" y="-8" width="80" height="80"');

function draw(name: string, svg: string, side: number): void {
  const picture = new Resvg(svg, { fitTo: { mode: 'width', value: side } }).render();
  writeFileSync(join(root, name), picture.asPng());
}

draw('icon-192.png', mark, 192);
draw('icon-512.png', mark, 512);
draw('icon-maskable-512.png', masked, 512);
