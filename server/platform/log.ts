// Structured log: one JSON line per event, never a body, a name or an identifier of a person.
import { pino } from 'pino';
import type { LoggerOptions } from 'pino';

export type Log = {
  debug(fields: object, text: string): void;
  info(fields: object, text: string): void;
  warn(fields: object, text: string): void;
  error(fields: object, text: string): void;
};

/** Fields that must never reach a log, wherever they stand in the object (A24 of security.md). */
const secret = [
  'password',
  'code',
  'phone',
  'email',
  'inn',
  'snils',
  'passport',
  'name',
  'token',
  'cookie',
  'authorization',
  'body',
  'login',
];

export interface LogSettings {
  level: string;
  process: string;
  /** Standard output unless given. */
  sink?: { write(line: string): void };
}

/** One JSON line per call; keys that may hold personal data are hidden. */
export function createLog(settings: LogSettings): Log {
  const options: LoggerOptions = {
    level: settings.level,
    base: { process: settings.process },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: secret.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[hidden]' },
    serializers: {
      // Message and stack of an error only: `detail` of a database error repeats the row's values.
      err: (error: Error & { code?: string; cause?: unknown }) => ({
        type: error.name,
        reason: error.code,
        message: error.message,
        stack: error.stack,
        cause: error.cause instanceof Error ? error.cause.message : undefined,
      }),
    },
  };
  return settings.sink ? pino(options, settings.sink) : pino(options);
}
