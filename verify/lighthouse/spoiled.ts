// What careless changes would do to a page: scripts that hold the browser up, a picture without
// words. Stands in front of the program and hands everything else through.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const HELD_UP_MS = 1500;
const HOLD_UP = `;{const end=performance.now()+${HELD_UP_MS};while(performance.now()<end);}`;
const PICTURE = '<body><img src="/favicon.svg">';

export async function spoiled(
  address: string,
): Promise<{ address: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    void fetch(`${address}${request.url}`, { headers: { accept: request.headers.accept ?? '' } })
      .then(async (answer) => {
        const kind = answer.headers.get('content-type') ?? '';
        const body = Buffer.from(await answer.arrayBuffer());
        response.writeHead(answer.status, { 'content-type': kind });
        if (kind.startsWith('text/html')) {
          response.end(body.toString('utf8').replace('<body>', PICTURE));
        } else if (kind.includes('javascript')) {
          response.end(`${body.toString('utf8')}${HOLD_UP}`);
        } else {
          response.end(body);
        }
        return undefined;
      })
      .catch(() => response.writeHead(502).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
