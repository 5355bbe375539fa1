// The architecture as a test: order, doors, purity, sizes, names, phrases, generated files.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import test from 'node:test';
import { documents } from '../cli/docs.ts';
import { modules } from '../server/modules.ts';
import { circles } from './house/circles.ts';
import { longFiles, longLines, wideFolders } from './house/exceptions.ts';
import {
  code,
  folders,
  importsOf,
  isTest,
  partOf,
  root,
  sources,
  targetOf,
  type Import,
  type SourceFile,
} from './house/tree.ts';

const order = modules.map(({ name }) => name);
const moduleOf = (path: string): string | undefined =>
  /^server\/modules\/([^/]+)\//.exec(path)?.[1];

/** Every import that breaks a rule, as «file imports what». */
function breaches(
  files: readonly SourceFile[],
  isWrong: (file: SourceFile, one: Import) => boolean,
): string[] {
  return files.flatMap((file) =>
    importsOf(file)
      .filter((one) => isWrong(file, one))
      .map(({ specifier }) => `${file.path} imports ${specifier}`),
  );
}

const under = (...places: string[]): SourceFile[] =>
  code.filter(({ path }) => places.some((place) => path.startsWith(place)));

const none = (found: readonly string[], rule: string): void =>
  assert.equal(found.length, 0, `${rule}\n  ${found.join('\n  ')}`);

test('every folder of a module stands in the list of modules', () => {
  const there = readdirSync(join(root, 'server/modules')).sort();
  assert.deepEqual(there, [...order].sort(), 'server/modules and server/modules.ts differ');
});

test('a module imports only modules that stand before it', () => {
  const wrong = breaches(under('server/modules/'), ({ path }, { specifier }) => {
    const [, target] = /^#(?:modules|contract|testing)\/([^/]+)/.exec(specifier) ?? [];
    const own = moduleOf(path)!;
    return target !== undefined && target !== own && order.indexOf(target) >= order.indexOf(own);
  });
  none(wrong, 'Calls go down: move the call, or announce an event and listen above.');
});

test('a module is entered through its doors', () => {
  const wrong = breaches(code, (file, { specifier }) => {
    const [, target, rest] = /^#(?:modules|contract|testing)\/([^/]+)(.*)$/.exec(specifier) ?? [];
    return target !== undefined && (rest !== '' || target === moduleOf(file.path));
  });
  none(wrong, 'Use #modules/<name> from outside and a relative import inside.');
});

test('no import goes in a circle, not even by types', () => {
  none(circles(), 'A type lives with its thing; let the lower file name less.');
  const two = new Map([
    ['a', ['b']],
    ['b', ['c', 'a']],
  ]);
  assert.deepEqual(circles(two), ['a → b → a']);
});

test('a relative import never leaves its part', () => {
  const programs = /^(server\/[^/]+\.ts|(cli|tests|bench|verify|web)\/)/;
  const wrong = breaches(code, ({ path }, { specifier }) => {
    if (!specifier.startsWith('.') || (programs.test(path) && !path.startsWith('web/features/'))) {
      return false;
    }
    const target = targetOf(path, specifier);
    // The settings stand above platform and launch, and both are built on them.
    if (target === 'server/config.ts' && !path.startsWith('server/modules/')) return false;
    if (path.startsWith('web/features/') && !target.startsWith('web/features/')) return false;
    return partOf(path) !== partOf(target);
  });
  none(wrong, 'Go through the door of the other part.');
});

test('a module has one index.ts and nothing below it has another', () => {
  const wrong = code
    .map(({ path }) => path)
    .filter((path) => /^server\/.+\/index\.ts$/.test(path))
    .filter((path) => !/^server\/modules\/[^/]+\/index\.ts$/.test(path));
  none(wrong, 'An index.ts in a folder of a module would be a side door.');
  for (const name of order) {
    assert.ok(existsSync(join(root, `server/modules/${name}/index.ts`)), `${name} has no door`);
    assert.ok(existsSync(join(root, `server/modules/${name}/README.md`)), `${name}: no README.md`);
  }
});

test('platform and launch know no module', () => {
  const wrong = breaches(under('server/platform/', 'server/launch/'), ({ path }, { specifier }) =>
    /^#(modules|contract|law|testing)\//.test(specifier) && specifier !== '#contract/platform'
      ? !isTest(path)
      : false,
  );
  none(wrong, 'The ground carries the modules, not the reverse.');
});

test('law and primitives are pure', () => {
  const imports = breaches(under('law/', 'primitives/'), ({ path }, { specifier }) => {
    const isOwn = /^(\.|#primitives\/)/.test(specifier);
    const isLaw = path.startsWith('law/') && specifier.startsWith('#law/');
    return !isOwn && !isLaw && !isTest(path);
  });
  none(imports, 'law/ and primitives/ import only each other, downwards.');
  const impure = /\b(Date\.now\(|new Date\(\)|Math\.random\(|process\.|fetch\(|console\.)/;
  const calls = under('law/', 'primitives/')
    .filter(({ path, text }) => !isTest(path) && impure.test(text))
    .map(({ path, text }) => `${path}: ${impure.exec(text)![0]}`);
  none(calls, 'A formula takes values and facts; clock, chance and the world stay outside.');
});

test('a contract is pure, and so is what it takes from its module', () => {
  const reached = code.filter(({ path }) => /^server\/.+\/contract\.ts$/.test(path));
  for (const file of reached) {
    const near = importsOf(file).filter(({ specifier }) => specifier.startsWith('.'));
    const targets = near.map(({ specifier }) => targetOf(file.path, specifier));
    reached.push(...code.filter((one) => targets.includes(one.path) && !reached.includes(one)));
  }
  const allowed = /^(zod\/mini$|#contract\/|#platform\/contract$|#primitives\/|\.)/;
  const wrong = breaches(reached, (_, { specifier }) => !allowed.test(specifier));
  none(wrong, 'A contract is read by the browser: zod/mini, #contract and #primitives only.');
});

test('the web knows contracts, primitives and, when they are needed, the law', () => {
  const eager = withTheEntries();
  const wrong = breaches(under('web/'), ({ path }, { specifier, isType, isLazy }) => {
    if (isTest(path) || specifier === '#platform/contract') return false;
    if (/^#(modules|platform|testing)\//.test(specifier)) return true;
    if (specifier.startsWith('node:')) return path !== 'web/vite.config.ts';
    return specifier.startsWith('#law/') && !isType && !isLazy && eager.has(path);
  });
  none(wrong, 'Everything else reaches the web over HTTP; the law only in a chunk of its own.');
});

/** Files of the web that are loaded with an entry, not later by a lazy import. */
function withTheEntries(): Set<string> {
  const loaded = new Set(under('web/entries/').map(({ path }) => path));
  for (const path of loaded) {
    const file = code.find((one) => one.path === path);
    if (file === undefined) continue;
    for (const { specifier, isType, isLazy } of importsOf(file)) {
      const isWithIt = specifier.startsWith('.') && !isType && !isLazy;
      if (isWithIt) loaded.add(targetOf(path, specifier));
    }
  }
  return loaded;
}

test('features of the web do not import each other', () => {
  const wrong = breaches(under('web/features/', 'web/ui/'), ({ path }, { specifier }) => {
    if (!specifier.startsWith('.')) return false;
    const target = targetOf(path, specifier);
    return /^web\/(features|entries)\//.test(target) && partOf(target) !== partOf(path);
  });
  none(wrong, 'Pages put features together.');
});

test('server and simulators know each other only over the wire', () => {
  const wrong = breaches(under('server/', 'simulators/', 'law/', 'primitives/'), (file, one) => {
    const isStand = file.path.startsWith('simulators/');
    if (isStand) return /^#(modules|platform|contract)\//.test(one.specifier) && !isTest(file.path);
    return one.specifier.includes('simulators/') && !isTest(file.path);
  });
  none(wrong, 'The server is pointed at an address and cannot tell.');
});

test('testing.ts is for tests only', () => {
  const wrong = breaches(code, ({ path }, { specifier }) => {
    const isFactory = /^#testing\/|^#platform\/([a-z]+\/)?testing$|\/testing\.ts$/.test(specifier);
    return isFactory && !isTest(path) && !/^(bench|verify)\//.test(path);
  });
  none(wrong, 'Factories of tests do not belong into the program.');
});

test('nothing is called utils, helpers, common, misc, types, services, managers or base', () => {
  const banned = /^(utils?|helpers?|common|misc|types|services|managers|base)$/;
  const wrong = sources
    .map(({ path }) => path)
    .filter((path) => path.split('/').some((word) => banned.test(word.split('.')[0]!)));
  none(wrong, 'Find the noun.');
});

test('files and folders are in kebab-case', () => {
  const wrong = sources
    .map(({ path }) => path)
    // A row of the scorecard keeps the name it has there: S28.
    .map((path) => path.replace(/^verify\/S(\d\d)\.ts$/, 'verify/s$1.ts'))
    .filter((path) => !/^[a-z0-9/.-]+$/.test(path) || /--|\/-/.test(path));
  none(wrong, 'Small letters, digits and dashes.');
});

/** Printed by the catalogue (`kabinet schema`), never typed. */
const isGenerated = (path: string): boolean => /^server\/.+\/schema\.sql$/.test(path);

test('a file has at most 400 lines', () => {
  const wrong = sources
    .filter(({ path, lines }) => lines.length - 1 > 400 && longFiles[path] === undefined)
    .filter(({ path }) => !isGenerated(path))
    .map(({ path, lines }) => `${path} (${lines.length - 1})`);
  none(wrong, 'A file is one thought.');
});

test('a line has at most 100 columns', () => {
  const wrong = sources
    .filter(({ path }) => longLines[path] === undefined && !path.endsWith('.html'))
    .filter(({ path }) => !isGenerated(path))
    .flatMap(({ path, lines }) =>
      lines.flatMap((line, index) =>
        [...line].length > 100 ? [`${path}:${index + 1} (${[...line].length})`] : [],
      ),
    );
  none(wrong, 'Break the line.');
});

test('a folder has at most 25 files and a module at most 4,000 lines, tests not counted', () => {
  const own = sources.filter(({ path }) => !isTest(path) && !isGenerated(path));
  const wide = folders
    .map((folder) => ({ folder, size: own.filter(({ path }) => dirname(path) === folder).length }))
    .filter(({ folder, size }) => size > 25 && wideFolders[folder] === undefined)
    .map(({ folder, size }) => `${folder} (${size})`);
  none(wide, 'A module with several nouns has one folder per noun.');
  const long = order
    .map((name) => ({
      name,
      size: own
        // Migrations only grow: an old edition of a function stays beside the one that holds.
        .filter(({ path }) => path.startsWith(`server/modules/${name}/`))
        .filter(({ path }) => !path.includes('/migrations/'))
        .reduce((sum, { lines }) => sum + lines.length, 0),
    }))
    .filter(({ size }) => size > 4000)
    .map(({ name, size }) => `${name} (${size})`);
  none(long, 'Split the module by noun.');
});

test('the linter holds the sizes of functions and argument lists', () => {
  const { rules, overrides } = JSON.parse(readFileSync(join(root, '.oxlintrc.json'), 'utf8')) as {
    rules: Record<string, [string, { max: number }]>;
    overrides: { files: string[]; rules: Record<string, unknown> }[];
  };
  assert.deepEqual(rules['eslint/max-params'], ['error', { max: 3 }]);
  assert.equal(rules['eslint/max-lines-per-function']?.[1].max, 70);
  const freed = overrides.filter((one) => one.rules['eslint/max-lines-per-function'] === 'off');
  const places = freed.flatMap(({ files }) => files);
  assert.deepEqual(places, ['**/*.test.ts', 'tests/**', 'bench/**', 'verify/**']);
});

test('an exception names a file that is there', () => {
  const known = new Set([...sources.map(({ path }) => path), ...folders]);
  for (const [path, reason] of Object.entries({ ...longFiles, ...longLines, ...wideFolders })) {
    assert.ok(known.has(path), `${path} is gone: take its exception away`);
    assert.ok(reason.length > 20, `${path} needs its reason`);
  }
});

test('every refusal has a sentence in both languages', () => {
  const seen = new Set<string>();
  for (const { name, refusals } of modules) {
    for (const { kind } of Object.values(refusals ?? {})) {
      assert.match(kind.code, /^[a-z-]+\.[a-z0-9_]+$/, `${kind.code} of ${name}`);
      assert.ok(!seen.has(kind.code), `${kind.code} is declared twice`);
      seen.add(kind.code);
      assert.ok(kind.status >= 400 && kind.status < 600, `${kind.code}: status ${kind.status}`);
      assert.match(kind.ru, /[а-яё].*[.!?]$/i, `${kind.code}: the Russian sentence`);
      assert.match(kind.en, /[a-z].*[.!?]$/i, `${kind.code}: the English sentence`);
      assert.doesNotMatch(kind.en, /[а-яё]/i, `${kind.code}: the English sentence`);
      for (const sentence of kind.ru.split(/[.!?…:](?:\s|$)/u)) {
        const words = sentence.split(/\s+/u).filter(Boolean).length;
        assert.ok(words <= 25, `${kind.code}: a sentence of ${words} words (ux §10)`);
      }
    }
  }
});

test('generated documents are fresh', async () => {
  for (const [path, text] of Object.entries(await documents())) {
    const place = join(root, path);
    assert.ok(existsSync(place), `${path} is missing: npm run -s kabinet -- docs`);
    assert.equal(readFileSync(place, 'utf8'), text, `${path} is stale: npm run -s kabinet -- docs`);
  }
});

test('no component of the web holds a text of the interface', () => {
  const wrong = code
    .filter(({ path }) => path.startsWith('web/') && path.endsWith('.tsx'))
    .filter(({ path }) => !/\.(example|examples)\.tsx$/.test(path))
    .flatMap(({ path, lines }) =>
      lines.flatMap((line, index) =>
        /[А-Яа-яЁё]/.test(line.replace(/\/\/.*|\/?\*.*/, '')) ? [`${path}:${index + 1}`] : [],
      ),
    );
  none(wrong, 'Texts live in phrase books, Russian and English side by side.');
});

test('time comes from the context', () => {
  const wrong = under('server/modules/')
    .filter(({ path }) => !isTest(path))
    .flatMap(({ path, lines }) =>
      lines.flatMap((line, index) =>
        /\bDate\.now\(|new Date\(\)|\bcurrent_timestamp\b|(?<![.\w])now\(\)/i.test(line)
          ? [`${path}:${index + 1}`]
          : [],
      ),
    );
  none(wrong, 'Two clocks, both injected (design §4.5): ctx.now and ctx.wall.');
});

test('a module touches the tables of no other module', () => {
  const schemas = new Map(order.map((name) => [name.replaceAll('-', '_'), name]));
  const wrong = sources
    .filter(({ path }) => /^server\/modules\/.+\.(ts|sql)$/.test(path) && !isTest(path))
    .flatMap(({ path, lines }) =>
      lines.flatMap((line, index) => {
        const reached = line.matchAll(
          /\b(from|join|into|update|table|on|references)\s+([a-z_]+)\.[a-z_0-9]+(\()?/g,
        );
        return [...reached].flatMap(([words, verb, schema, isCall]) => {
          const owner = schemas.get(schema!);
          if (owner === undefined || owner === moduleOf(path)) return [];
          // A function that a lower module offers is its door; so is a key to lean on.
          const isDoor = isCall !== undefined || (verb === 'references' && path.endsWith('.sql'));
          const isBelow = order.indexOf(owner) < order.indexOf(moduleOf(path)!);
          return isDoor && isBelow ? [] : [`${path}:${index + 1} ${words}`];
        });
      }),
    );
  none(wrong, 'Ask the module through its door; foreign keys point down only.');
});

test('nothing is left for later', () => {
  const marks = /\b(TODO(?! #\d)|FIXME|XXX)\b|@ts-(ignore|expect-error|nocheck)/;
  const skipped = /\b(test|it|describe)\.(skip|only|todo)\(/;
  const wrong = code
    .filter(({ path }) => path !== 'tests/house.test.ts')
    .flatMap(({ path, lines }) =>
      lines.flatMap((line, index) =>
        marks.test(line) || skipped.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [],
      ),
    );
  none(wrong, 'Pay the debt now, or write an issue and name it.');
});

test('a migration is named by what it makes true', () => {
  const wrong = sources
    .map(({ path }) => path)
    .filter((path) => /^server\/.+\/migrations\//.test(path))
    .filter((path) => !/^\d{4}(-[a-z0-9]+)+\.sql$/.test(basename(path)));
  none(wrong, 'NNNN-what-becomes-true.sql');
});
