// What an installation without the stand must have before it starts. All of it is said at once.
import { settings, type OwnConfig } from '../config.ts';
import { missingKeys } from './keys.ts';
import { StartRefused } from './sentence.ts';

/** Settings that the stand would give, and that only the operator can give without it. */
const realWorld = Object.entries(settings)
  .filter(([, setting]) => setting.giver === 'stand')
  .map(([name, setting]) => ({ name: name as keyof OwnConfig, says: setting.says }));

/** Refuses the start with the list of everything that is missing while STAND=off. */
export function requireLiveSettings(config: OwnConfig, env: NodeJS.ProcessEnv): void {
  const missing = realWorld
    .filter(({ name }) => config[name] === undefined)
    .map(({ name, says }) => `${name}: ${says}`);
  if (config.DATABASE_URL === undefined) {
    missing.unshift('DATABASE_URL: a real PostgreSQL 15 or newer.');
  }
  if (env.PUBLIC_URL === undefined || !config.PUBLIC_URL.startsWith('https://')) {
    missing.unshift('PUBLIC_URL: the https address people type.');
  }
  const hasTls = config.TLS_PORT !== undefined;
  if (hasTls && config.TLS_CERT === undefined) missing.push(`TLS_CERT: ${settings.TLS_CERT.says}`);
  if (hasTls && config.TLS_KEY === undefined) missing.push(`TLS_KEY: ${settings.TLS_KEY.says}`);
  if (config.STAFF_FACTOR !== 'passkey') {
    missing.push('STAFF_FACTOR: only passkey is allowed without the stand.');
  }
  for (const key of missingKeys(config.KEYS_DIR)) {
    missing.push(`KEYS_DIR: the key ${key} is not in ${config.KEYS_DIR}.`);
  }
  if (missing.length === 0) return;
  throw new StartRefused(
    'STAND=off needs the real world, and this is missing:\n' +
      missing.map((line) => `  - ${line}\n`).join('') +
      'Keys are made by `npm run -s kabinet -- keys`; every setting is in docs/settings.md.',
  );
}
