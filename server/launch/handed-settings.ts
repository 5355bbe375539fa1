// The settings that the launcher makes and hands to its children.
import { chmodSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { OwnConfig } from '../config.ts';
import type { Database } from './database.ts';
import { readKey } from './keys.ts';

/** Environment of every child: the operator's settings and ours. */
export async function handedSettings(
  config: OwnConfig,
  database: Database,
  env: NodeJS.ProcessEnv,
): Promise<NodeJS.ProcessEnv> {
  // The administrator's address stays with the launcher.
  const { DATABASE_URL: _administrator, ...rest } = env;
  const own = {
    DATA_DIR: config.DATA_DIR,
    KEYS_DIR: config.KEYS_DIR,
    PUBLIC_URL: config.PUBLIC_URL,
    INTERNAL_URL: internalUrl(config),
    // Stripped types and compiled code of the last start: loading takes a third of the time.
    NODE_COMPILE_CACHE: compileCache(config.DATA_DIR),
    ...database.urls,
  };
  const stand = config.STAND === 'on' ? await standSettings(config) : {};
  return { ...rest, ...stand, ...own };
}

/** Database roles a process has no use for: what it does not hold, nobody can take from it. */
const kept: Record<string, readonly (keyof Database['urls'])[]> = {
  http: ['DATABASE_OWNER_URL', 'DATABASE_STAND_URL'],
  worker: ['DATABASE_STAND_URL'],
  stand: ['DATABASE_OWNER_URL', 'DATABASE_APP_URL', 'DATABASE_BATCH_URL'],
};

/** The environment of one child; the addresses that are not its own stay with the launcher. */
export function handedTo(role: string, handed: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const keptBack: readonly string[] = kept[role] ?? [];
  return Object.fromEntries(Object.entries(handed).filter(([name]) => !keptBack.includes(name)));
}

/** Only we may write it: whoever could, would decide what code runs. */
function compileCache(dataFolder: string): string {
  const folder = join(dataFolder, 'code-cache');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  return folder;
}

/** Everything outside the program is the stand; what the operator set goes before. */
async function standSettings(config: OwnConfig): Promise<NodeJS.ProcessEnv> {
  const port = config.STAND_PORT ?? (await freePort());
  const smtpPort = config.STAND_SMTP_PORT ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const secret = config.STAND_SECRET ?? readKey(config.KEYS_DIR, 'stand-secret.key');
  return {
    STAND_PORT: String(port),
    STAND_SMTP_PORT: String(smtpPort),
    STAND_URL: url,
    STAND_SECRET: secret,
    SMS_URL: config.SMS_URL ?? `${url}/sms/messages`,
    SMS_SECRET: config.SMS_SECRET ?? secret,
    SMTP_URL: config.SMTP_URL ?? `smtp://127.0.0.1:${smtpPort}`,
    MAIL_FROM: config.MAIL_FROM ?? 'Кабинет <kabinet@kabinet.test>',
    BANK_URL: config.BANK_URL ?? url,
    BANK_SECRET: config.BANK_SECRET ?? readKey(config.KEYS_DIR, 'bank-secret.key'),
    REGISTRIES_URL: config.REGISTRIES_URL ?? url,
  };
}

function internalUrl({ INTERNAL_URL, HOST, PORT }: OwnConfig): string {
  if (INTERNAL_URL !== undefined) return INTERNAL_URL;
  const isEverywhere = ['0.0.0.0', '::', 'localhost'].includes(HOST);
  const host = isEverywhere ? '127.0.0.1' : HOST.includes(':') ? `[${HOST}]` : HOST;
  return `http://${host}:${PORT}`;
}

/** Given back at once; the stand takes it some milliseconds later. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
