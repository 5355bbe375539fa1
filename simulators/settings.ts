// The settings of the stand, read from the environment the launcher gives. The names are those of
// the server; the stand reads them itself because it never imports the server.

export interface StandSettings {
  STAND_PORT: number;
  STAND_SMTP_PORT: number;
  DATABASE_STAND_URL: string;
  BANK_SECRET: string;
  STAND_SECRET: string;
  SMS_SECRET: string;
  PUBLIC_URL: string;
  INTERNAL_URL: string;
  LEGAL_TIME_ZONE: string;
  LOG_LEVEL: string;
}

const PORT_MAX = 65_535;

function portOf(env: NodeJS.ProcessEnv, name: string): number {
  const port = Number(env[name]);
  if (!Number.isInteger(port) || port < 0 || port > PORT_MAX) {
    throw new Error(`${name} must be a port number from 0 to ${PORT_MAX}, not «${env[name]}».`);
  }
  return port;
}

/** Reads the settings; throws one sentence that names everything missing. */
export function readSettings(env: NodeJS.ProcessEnv): StandSettings {
  const needed = ['STAND_PORT', 'STAND_SMTP_PORT', 'DATABASE_STAND_URL', 'BANK_SECRET'];
  needed.push('STAND_SECRET', 'PUBLIC_URL', 'INTERNAL_URL');
  const missing = needed.filter((name) => !env[name]);
  if (missing.length > 0) {
    throw new Error(`The stand needs ${missing.join(', ')}; «npm start» sets them all.`);
  }
  const text = (name: string): string => env[name] ?? '';
  return {
    STAND_PORT: portOf(env, 'STAND_PORT'),
    STAND_SMTP_PORT: portOf(env, 'STAND_SMTP_PORT'),
    DATABASE_STAND_URL: text('DATABASE_STAND_URL'),
    BANK_SECRET: text('BANK_SECRET'),
    STAND_SECRET: text('STAND_SECRET'),
    SMS_SECRET: text('SMS_SECRET') || text('STAND_SECRET'),
    PUBLIC_URL: text('PUBLIC_URL').replace(/\/$/u, ''),
    INTERNAL_URL: text('INTERNAL_URL').replace(/\/$/u, ''),
    LEGAL_TIME_ZONE: text('LEGAL_TIME_ZONE') || 'Europe/Moscow',
    LOG_LEVEL: text('LOG_LEVEL') || 'info',
  };
}
