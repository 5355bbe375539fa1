// A database of its own for a benchmark: the embedded server, migrated, with no program beside it.
import { readConfig, type Config } from '../server/config.ts';
import { embeddedUrls } from '../server/launch/database.ts';
import { startTestServer } from '../tests/template.ts';

export interface ScratchDatabase {
  config: Config;
  /** For `psql`-like tools: folder of the socket and name of the database. */
  socketFolder: string;
  name: string;
  stop(): Promise<void>;
}

/** Starts the server; `connections` is what one pool may hold. */
export async function scratchDatabase(connections: number): Promise<ScratchDatabase> {
  const { server, stop } = await startTestServer();
  const config = readConfig({
    ...embeddedUrls(server.socketFolder, server.template),
    ...nowhere,
    DATABASE_POOL: String(connections),
    DATA_DIR: server.dataFolder,
    KEYS_DIR: server.keysFolder,
  });
  return { config, socketFolder: server.socketFolder, name: server.template, stop };
}

/** Outside systems that no benchmark talks to. */
const nowhere = {
  STAND: 'on',
  LOG_LEVEL: 'error',
  INTERNAL_URL: 'http://127.0.0.1:9',
  SMS_URL: 'http://127.0.0.1:9',
  SMS_SECRET: 'sms-secret-of-benchmarks',
  SMTP_URL: 'smtp://127.0.0.1:9',
  MAIL_FROM: 'kabinet@kabinet.test',
  BANK_URL: 'http://127.0.0.1:9',
  BANK_SECRET: 'bank-secret-of-benchmarks',
  REGISTRIES_URL: 'http://127.0.0.1:9',
  STAND_URL: 'http://127.0.0.1:9',
  STAND_SECRET: 'stand-secret-of-benchmarks',
};
