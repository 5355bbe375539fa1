// The worker of one build after another over the same browser: what it keeps, answers and forgets.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

type Handler = (event: object) => void;

/** The caches of a browser: names in the order they were made, each with addresses and answers. */
const kept = new Map<string, Map<string, string>>();
/** What the server has; null: no connection. */
let server: Map<string, string> | null = null;
let turns: string[] = [];
let starts = 0;

const addressOf = (asked: string | { url: string }) =>
  typeof asked === 'string' ? asked : new URL(asked.url).pathname;

async function fetched(asked: string | { url: string }): Promise<string> {
  const found = server?.get(addressOf(asked));
  if (found === undefined) throw new TypeError('Failed to fetch');
  return found;
}

const caches = {
  open: async (name: string) => {
    if (!kept.has(name)) kept.set(name, new Map());
    const cache = kept.get(name)!;
    return {
      addAll: async (paths: readonly string[]) => {
        const answers = await Promise.all(paths.map(fetched));
        for (const [at, path] of paths.entries()) cache.set(path, answers[at]!);
      },
    };
  },
  keys: async () => [...kept.keys()],
  delete: async (name: string) => kept.delete(name),
  match: async (asked: string | { url: string }, { cacheName }: { cacheName?: string }) => {
    const searched = cacheName === undefined ? [...kept.values()] : [kept.get(cacheName)];
    return searched.find((cache) => cache?.has(addressOf(asked)))?.get(addressOf(asked));
  },
};

/** The worker of a build, as the browser starts it. */
async function start(version: string, files: readonly string[]) {
  const handlers = new Map<string, Handler>();
  const self = {
    location: { origin: 'https://kabinet.test' },
    skipWaiting: async () => void turns.push(`${version} takes its turn`),
    clients: { claim: async () => void turns.push(`${version} answers open tabs`) },
    addEventListener: (kind: string, handler: Handler) => handlers.set(kind, handler),
  };
  Object.assign(globalThis, { self, caches, fetch: fetched, SHELL: { version, files } });
  await import(`${new URL('worker.ts', import.meta.url).href}?${(starts += 1)}`);
  const settle = async (kind: string) => {
    const works: Promise<unknown>[] = [];
    handlers.get(kind)!({ waitUntil: (work: Promise<unknown>) => works.push(work) });
    await Promise.all(works);
  };
  return {
    install: () => settle('install'),
    activate: () => settle('activate'),
    /** What it answers; undefined: it lets the browser ask. */
    ask: async (path: string, more: { mode?: string; method?: string } = {}) => {
      let answer: Promise<unknown> | undefined;
      const url = `https://kabinet.test${path}`;
      handlers.get('fetch')!({
        request: { url, mode: 'cors', method: 'GET', ...more },
        respondWith: (given: Promise<unknown>) => (answer = given),
      });
      return answer;
    },
  };
}

const page = (version: string) => ['/npd/installed', `page of ${version}`] as const;
const piece = (name: string) => [`/assets/${name}`, name] as const;

beforeEach(() => {
  kept.clear();
  turns = [];
});

async function installed(version: string, names: readonly string[]) {
  server = new Map([page(version), ...names.map(piece)]);
  const worker = await start(
    version,
    names.map((name) => `/assets/${name}`),
  );
  await worker.install();
  await worker.activate();
  return worker;
}

test('without a connection every page of the self-employed is the kept one', async () => {
  const worker = await installed('one', ['form-1.js']);
  server = null;
  const asked = { mode: 'navigate' };
  assert.equal(await worker.ask('/npd/receipts/new', asked), 'page of one');
  assert.equal(await worker.ask('/npd', asked), 'page of one');
  assert.equal(await worker.ask('/assets/form-1.js'), 'form-1.js');
  assert.equal(await worker.ask('/npd/check', asked), undefined);
  assert.equal(await worker.ask('/fl', asked), undefined);
});

test('no answer about a person is kept, and nothing is answered for the server', async () => {
  const worker = await installed('one', ['form-1.js']);
  assert.equal(await worker.ask('/api/cabinet/v1/npd/receipts'), undefined);
  assert.equal(await worker.ask('/npd/receipts', { method: 'POST' }), undefined);
  assert.deepEqual(
    [...kept.get('kabinet-npd-one')!.keys()],
    ['/npd/installed', '/assets/form-1.js'],
  );
});

test('a new build answers at once, and an open tab of the old one finds its pieces', async () => {
  await installed('one', ['form-1.js', 'cancel-1.js']);
  const next = await installed('two', ['form-2.js']);
  assert.deepEqual(turns.slice(-2), ['two takes its turn', 'two answers open tabs']);
  server = null;
  assert.equal(await next.ask('/npd', { mode: 'navigate' }), 'page of two');
  assert.equal(await next.ask('/assets/cancel-1.js'), 'cancel-1.js');
  await installed('three', ['form-3.js']);
  assert.deepEqual([...kept.keys()], ['kabinet-npd-two', 'kabinet-npd-three']);
});

test('a build that could not be kept whole never takes over', async () => {
  const one = await installed('one', ['form-1.js']);
  server = new Map([page('two')]);
  const broken = await start('two', ['/assets/lost.js']);
  await assert.rejects(broken.install());
  assert.ok(!turns.includes('two takes its turn'));
  server = null;
  assert.equal(await one.ask('/npd', { mode: 'navigate' }), 'page of one');
});
