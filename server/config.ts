// Every setting of the program with its default and one sentence. `docs/settings.md` is generated
// from here (`npm run -s kabinet -- docs`); a missing setting stops the start and says its name.
import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import {
  address,
  choice,
  file,
  folder,
  optional,
  port,
  text,
  timeZone,
  whole,
  type Setting,
} from './setting.ts';

const http = ['http', 'https'];
const postgres = ['postgresql', 'postgres'];

/** Where an unset PORT, STAND or DATA_DIR leads; other defaults are derived from them. */
const isStandOn = (env: NodeJS.ProcessEnv): boolean => env.STAND !== 'off';
const dataFolder = (env: NodeJS.ProcessEnv): string => resolve(env.DATA_DIR || './data');

const operatorSettings = {
  PORT: port({ says: 'Port of the web server.', fallback: 3000 }),
  HOST: text({
    says: 'Address the web server listens on.',
    derived: {
      text: '127.0.0.1 while the stand is on, else 0.0.0.0',
      from: (env) => (isStandOn(env) ? '127.0.0.1' : '0.0.0.0'),
    },
  }),
  PUBLIC_URL: address(http, {
    says: 'Address people type; links, cookies and the sign-in issuer are made from it.',
    derived: {
      text: 'http://localhost:PORT',
      from: (env) => `http://localhost:${env.PORT || 3000}`,
    },
  }),
  DATA_DIR: folder({
    says: 'Folder of everything this installation keeps.',
    derived: { text: './data', from: dataFolder },
  }),
  KEYS_DIR: folder({
    says: 'Folder of the secret keys; back it up apart from the database.',
    derived: { text: 'DATA_DIR/keys', from: (env) => join(dataFolder(env), 'keys') },
  }),
  DATABASE_URL: optional(
    address(postgres, {
      says: 'PostgreSQL 15 or newer to use; unset, the program starts its own embedded server.',
      isSecret: true,
    }),
  ),
  STAND: choice(['on', 'off'], {
    says: 'on: simulators of the outside world and a movable clock; off: the real world.',
    fallback: 'on',
  }),
  ROLE: choice(['all', 'http', 'worker'], {
    says: 'Which processes this machine runs.',
    fallback: 'all',
  }),
  STAFF_FACTOR: choice(['passkey', 'any'], {
    says: 'Second factor that staff must use; any is for the stand.',
    derived: {
      text: 'any while the stand is on, else passkey',
      from: (env) => (isStandOn(env) ? 'any' : 'passkey'),
    },
  }),
  LOG_LEVEL: choice(['debug', 'info', 'warn', 'error'], {
    says: 'Least grave line that is still logged.',
    fallback: 'info',
  }),
  LEGAL_TIME_ZONE: timeZone({
    says: 'Time zone in which the day of the law begins and ends.',
    fallback: 'Europe/Moscow',
  }),
  TRUSTED_PROXIES: text({
    says: 'Addresses of proxies whose X-Forwarded headers are believed, separated by commas.',
    fallback: '127.0.0.1,::1',
  }),
  TLS_PORT: optional(port({ says: 'Port of our own TLS listener, if there is no proxy for it.' })),
  TLS_CERT: optional(file({ says: 'PEM certificate chain for TLS_PORT.' })),
  TLS_KEY: optional(file({ says: 'PEM private key for TLS_PORT.' })),
  WORKER_METRICS_PORT: optional(
    port({
      says: 'Port of the figures of the worker: http://127.0.0.1:WORKER_METRICS_PORT/metrics.',
    }),
  ),
  OPS_URL: optional(address(http, { says: 'Own origin of the back office, if it has one.' })),
  FILES_URL: optional(address(http, { says: 'Own origin of uploaded files, if they have one.' })),
  IDLE_MINUTES: whole(
    { least: 5, most: 60 },
    { says: 'Minutes without a person’s act after which a session ends (ID-9).', fallback: 15 },
  ),
  LOCK_MINUTES: whole(
    { least: 15, most: 1440 },
    { says: 'Minutes an account stays locked after five failed attempts (ID-6).', fallback: 30 },
  ),
  RECEIPT_JSON: choice(['open', 'token'], {
    says: 'Who may read a receipt as JSON by its link: anybody (open) or signed-in programs only.',
    fallback: 'open',
  }),
  PASSWORD_REMINDER_MONTHS: whole(
    { least: 1, most: 36 },
    { says: 'Months after which a person is reminded to change the password.', fallback: 3 },
  ),
  RECEIPT_VIEWS_PER_MINUTE: whole(
    { least: 1, most: 10_000 },
    { says: 'Public receipts one address may open in a minute.', fallback: 60 },
  ),
  STATUS_CHECKS_PER_MINUTE: whole(
    { least: 1, most: 10_000 },
    { says: 'Checks of a self-employed status one address may make in a minute.', fallback: 2 },
  ),
  DATABASE_POOL: whole(
    { least: 2, most: 100 },
    { says: 'Connections to the database one process may hold.', fallback: 10 },
  ),
} satisfies Record<string, Setting<unknown>>;

/** The simulated registries answer anybody; real ones only the organisation they know. */
function asker({ says, stand }: { says: string; stand: string }): Setting<string> {
  const read = (env: NodeJS.ProcessEnv) => (isStandOn(env) ? stand : undefined);
  return text({
    says,
    giver: 'stand',
    derived: { text: `${stand} while the stand is on`, from: read },
  });
}

/** Given by the launcher: its own, and while the stand is on the simulators’. */
const handedSettings = {
  MAIL_FROM: text({ says: 'Sender of our letters.', giver: 'stand' }),
  SMTP_URL: address(['smtp', 'smtps'], {
    says: 'Mail server that takes our letters.',
    giver: 'stand',
    isSecret: true,
  }),
  SMS_URL: address(http, { says: 'Gateway that takes our text messages.', giver: 'stand' }),
  SMS_SECRET: text({
    says: 'Bearer token of the text message gateway.',
    giver: 'stand',
    isSecret: true,
  }),
  BANK_URL: address(http, { says: 'Bank that takes payment orders.', giver: 'stand' }),
  BANK_SECRET: text({
    says: 'Secret shared with the bank: our bearer token and the key of its signed callbacks.',
    giver: 'stand',
    isSecret: true,
  }),
  REGISTRIES_URL: address(http, { says: 'Gateway to the state registries.', giver: 'stand' }),
  OPERATOR_NAME: asker({
    says: 'Name of the organisation that asks the state registries.',
    stand: 'Оператор личного кабинета',
  }),
  OPERATOR_INN: asker({
    says: 'ИНН of the organisation that asks the state registries.',
    stand: '7701234560',
  }),
  OPERATOR_OGRN: asker({
    says: 'ОГРН of the organisation that asks the state registries.',
    stand: '1027700000008',
  }),
  DATABASE_OWNER_URL: optional(
    address(postgres, {
      says:
        'The database as the role that owns the tables; for migrations and the worker’s queue, ' +
        'never in the web server.',
      giver: 'launcher',
      isSecret: true,
    }),
  ),
  DATABASE_APP_URL: address(postgres, {
    says: 'The database as the role of people’s requests.',
    giver: 'launcher',
    isSecret: true,
  }),
  DATABASE_BATCH_URL: address(postgres, {
    says: 'The database as the role of jobs and of the officers’ queues.',
    giver: 'launcher',
    isSecret: true,
  }),
  DATABASE_STAND_URL: optional(
    address(postgres, {
      says: 'The database as the role of the simulators, which see their own schema only.',
      giver: 'launcher',
      isSecret: true,
    }),
  ),
  INTERNAL_URL: address(http, {
    says: 'Address at which processes of this machine reach the web server.',
    giver: 'launcher',
  }),
  STAND_URL: optional(address(http, { says: 'Address of the stand.', giver: 'launcher' })),
  STAND_PORT: optional(port({ says: 'Port of the stand; any free one.', giver: 'launcher' })),
  STAND_SMTP_PORT: optional(
    port({ says: 'Port of the stand’s mail server; any free one.', giver: 'launcher' }),
  ),
  STAND_SECRET: optional(
    text({
      says: 'Secret between the stand and the server.',
      giver: 'launcher',
      isSecret: true,
    }),
  ),
} satisfies Record<string, Setting<unknown>>;

export const settings = { ...operatorSettings, ...handedSettings };

type Settings = typeof settings;
type ValueOf<K extends keyof Settings> = Settings[K] extends Setting<infer T> ? T : never;

/** All settings by their names in the environment. */
export type Config = { readonly [K in keyof Settings]: ValueOf<K> };

/** What the launcher itself reads: it makes the rest and hands it to its children. */
export type OwnConfig = Pick<Config, keyof typeof operatorSettings> &
  Partial<Pick<Config, keyof typeof handedSettings>>;

/** The environment names settings that are wrong or missing: one sentence for each. */
export class ConfigRefused extends Error {
  readonly sentences: readonly string[];

  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.name = 'ConfigRefused';
    this.sentences = sentences;
  }
}

function read(env: NodeJS.ProcessEnv, isNeeded: (setting: Setting<unknown>) => boolean): unknown {
  const sentences: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries<Setting<unknown>>(settings)) {
    const given = env[name]?.trim() || undefined;
    try {
      values[name] = given === undefined ? setting.fallback(env) : setting.read(given);
    } catch (error) {
      sentences.push(`${name} ${(error as Error).message}.`);
      continue;
    }
    if (values[name] === undefined && !setting.isOptional && isNeeded(setting)) {
      sentences.push(`${name} is missing. ${setting.says}`);
    }
  }
  if (sentences.length > 0) throw new ConfigRefused(sentences);
  return Object.freeze(values);
}

/** Reads every setting; refuses with `ConfigRefused` if one is missing or wrong. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  return read(env, () => true) as Config;
}

/** The address of the owner of the tables, for a process that has one. */
export function ownerUrlOf({ DATABASE_OWNER_URL: url }: Config): string {
  assert(url !== undefined, 'Only migrations and the worker act as the owner of the tables.');
  return url;
}

/** Reads what the operator gave; what the launcher or the stand will give may still be missing. */
export function readOwnConfig(env: NodeJS.ProcessEnv): OwnConfig {
  return read(env, (setting) => setting.giver === 'operator') as OwnConfig;
}
