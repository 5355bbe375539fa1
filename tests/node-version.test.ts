// A major of Node below 26 is refused with a sentence, at every door of the program.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { root } from './step.ts';

/** A module that makes Node say it is another one, before the program asks. */
function pretend(version: string): string {
  const versions = `{ ...process.versions, node: '${version}' }`;
  const script = `Object.defineProperty(process, 'versions', { value: ${versions} })`;
  return `data:text/javascript,${encodeURIComponent(script)}`;
}
const run = (version: string, ...words: string[]) =>
  spawnSync(process.execPath, ['--import', pretend(version), ...words], {
    cwd: root,
    encoding: 'utf8',
  });
const gate = ['--import', './server/node-version.js', '-e', 'process.stdout.write("in")'];

test('Node 25 is told what is needed and how to get it', () => {
  const old = run('25.9.0', ...gate);
  assert.equal(old.status, 1);
  assert.equal(old.stdout, '');
  assert.match(old.stderr, /needs Node 26 or newer; this is Node 25\.9\.0.*npm start/u);
  assert.doesNotMatch(old.stderr, /\n\s+at /u);
});

test('Node 26 and 27 go on', () => {
  for (const version of ['26.0.0', '27.1.0']) assert.equal(run(version, ...gate).stdout, 'in');
});

test('every door asks for the version before anything else', () => {
  const { scripts } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as {
    scripts: Record<string, string>;
  };
  const ours = Object.entries(scripts).filter(([, line]) => line.includes('node '));
  assert.ok(ours.length >= 6);
  for (const [name, line] of ours) {
    assert.match(line, /^exec node --import \.\/server\/node-version\.js /u, name);
  }
  for (const door of ['server/launcher.ts', 'server/main.ts', 'cli/main.ts', 'tests/run.ts']) {
    const [first] = /^import .*$/mu.exec(readFileSync(`${root}/${door}`, 'utf8')) ?? [];
    assert.match(first ?? '', /node-version\.js'/u, door);
  }
});

test('the launcher itself stops there, before it touches a folder', () => {
  const old = run('24.1.0', 'server/launcher.ts');
  assert.equal(old.status, 1);
  assert.match(old.stderr, /needs Node 26/u);
});
