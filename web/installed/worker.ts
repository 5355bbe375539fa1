// The service worker of the self-employed cabinet (BEY-8): its pages open without a connection.
// Keeps the page and its pieces of one build, and nothing else: no answer about a person is kept.

/** Put in front by the build: what the pages of the self-employed are made of. */
declare const SHELL: { readonly version: string; readonly files: readonly string[] };

interface Waiting extends Event {
  waitUntil: (work: Promise<unknown>) => void;
}
interface Asked extends Waiting {
  readonly request: Request;
  respondWith: (answer: Promise<Response>) => void;
}
interface Worker {
  readonly location: Location;
  readonly skipWaiting: () => Promise<void>;
  readonly clients: { claim: () => Promise<void> };
  addEventListener: ((kind: 'install' | 'activate', call: (event: Waiting) => void) => void) &
    ((kind: 'fetch', call: (event: Asked) => void) => void);
}

const worker = self as unknown as Worker;
const FAMILY = 'kabinet-npd-';
const CACHE = FAMILY + SHELL.version;
/** The same page for everybody: who is there is asked by its script. */
const PAGE = '/npd/installed';
/** A connection that is there but brings nothing counts as none. */
const PATIENCE_MS = 4000;

/** Everything of the new build first, then the turn: a half-kept build is never in force. */
async function keepBuild(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll([PAGE, ...SHELL.files]);
  await worker.skipWaiting();
}
worker.addEventListener('install', (event) => event.waitUntil(keepBuild()));

/**
 * The new build answers from now on, in tabs that are open too. The build before it stays one turn
 * longer: a tab of it may want a piece that it has not opened yet. What waits to be sent is not
 * here but in the browser's database, which no update touches.
 */
async function takeOver(): Promise<void> {
  // In the order they were made.
  const names = await caches.keys();
  const earlier = names.filter((name) => name.startsWith(FAMILY) && name !== CACHE);
  await Promise.all(earlier.slice(0, -1).map((name) => caches.delete(name)));
  await worker.clients.claim();
}
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));

function patience(): Promise<null> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(null), PATIENCE_MS);
  });
}

/** The page from the server; the kept one when there is no connection. */
async function openPage(request: Request): Promise<Response> {
  const asked = fetch(request);
  // Without a connection the kept page answers; a failure is not lost, `asked` is awaited below.
  const answer = await Promise.race([asked.catch(() => null), patience()]);
  return answer ?? (await caches.match(PAGE, { cacheName: CACHE, ignoreVary: true })) ?? asked;
}

/** Of this build or the one before; a name with a hash in it is the same piece wherever it lies. */
async function openPiece(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (request.mode === 'navigate') {
    const isOurs = pathname === '/npd' || pathname.startsWith('/npd/');
    if (isOurs && pathname !== '/npd/check') event.respondWith(openPage(request));
  } else if (pathname.startsWith('/assets/')) {
    event.respondWith(openPiece(request));
  }
});
