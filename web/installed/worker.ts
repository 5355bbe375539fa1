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

worker.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([PAGE, ...SHELL.files])));
});

async function takeOver(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(FAMILY) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
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

async function openPiece(request: Request): Promise<Response> {
  return (await caches.match(request, { cacheName: CACHE, ignoreVary: true })) ?? fetch(request);
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
