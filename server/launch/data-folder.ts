// The data folder: made once, held by one program at a time.
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, realpathSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { StartRefused } from './sentence.ts';

/** Makes the folder if need be and answers its real path. The keys inside have their own lock. */
export function prepareFolder(path: string): string {
  try {
    if (!existsSync(path)) {
      mkdirSync(path, { recursive: true });
      // The embedded server's own user must be able to walk through, whatever the umask.
      chmodSync(path, 0o755);
    }
    return realpathSync(path);
  } catch (cause) {
    throw new StartRefused(
      `The data folder ${path} cannot be made. Set DATA_DIR to a folder you may write to.`,
      cause,
    );
  }
}

/**
 * Holds the folder for this process until it ends, however it ends: the kernel frees an abstract
 * socket even after kill -9. Answers undefined when another program holds it. Elsewhere than on
 * Linux there are no abstract sockets and the database's own lock file does the work.
 */
export async function holdFolder(realPath: string): Promise<Server | undefined> {
  const server = createServer((socket) => socket.destroy());
  server.unref();
  if (process.platform !== 'linux') return server;
  // Hashed, because the name has the same limit of 107 bytes as any socket path.
  const name = `\0kabinet:${createHash('sha256').update(realPath).digest('hex')}`;
  return await new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(name, () => resolve(server));
  });
}
