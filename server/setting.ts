// How one setting is described, read from the environment and checked. The list: `config.ts`.
import { resolve } from 'node:path';

type Environment = Record<string, string | undefined>;

/**
 * Who gives a setting: the operator; the launcher always; or the launcher while the stand is on
 * (the simulators' addresses), so that an operator must give it when the stand is off.
 */
export type Giver = 'operator' | 'launcher' | 'stand';

export interface Setting<T> {
  /** One sentence for the reference. */
  says: string;
  /** What a value looks like, in words. */
  form: string;
  giver: Giver;
  /** The default in words; undefined where there is none. */
  defaultText?: string;
  /** May stay unset without a default. */
  isOptional: boolean;
  isSecret: boolean;
  /** Turns the text into the value, or throws a sentence without the setting's name. */
  read(text: string): T;
  fallback(env: Environment): T | undefined;
}

interface Description<T> {
  says: string;
  giver?: Giver;
  isSecret?: boolean;
  fallback?: T;
  /** A default that depends on other settings, with its words for the reference. */
  derived?: { text: string; from: (env: Environment) => T | undefined };
}

interface Form<T> {
  form: string;
  read: (text: string) => T;
}

function describe<T>(shape: Form<T>, description: Description<T>): Setting<T> {
  const { derived, fallback } = description;
  const plain = fallback === undefined ? undefined : String(fallback);
  return {
    ...shape,
    says: description.says,
    giver: description.giver ?? 'operator',
    defaultText: derived?.text ?? plain,
    isOptional: false,
    isSecret: description.isSecret ?? false,
    fallback: (env) => derived?.from(env) ?? fallback,
  };
}

/** The same setting, which may also stay unset. */
export function optional<T>(setting: Setting<T>): Setting<T | undefined> {
  return { ...setting, isOptional: true };
}

export function text(description: Description<string>): Setting<string> {
  return describe({ form: 'text', read: (value) => value }, description);
}

export function folder(description: Description<string>): Setting<string> {
  return describe({ form: 'folder', read: (value) => resolve(value) }, description);
}

export function file(description: Description<string>): Setting<string> {
  return describe({ form: 'file', read: (value) => resolve(value) }, description);
}

export function whole(
  limits: { least: number; most: number },
  description: Description<number>,
): Setting<number> {
  const { least, most } = limits;
  const read = (value: string): number => {
    const number = Number(value);
    if (/^\d{1,15}$/.test(value) && number >= least && number <= most) return number;
    throw new Error(`must be a whole number from ${least} to ${most}, not «${value}»`);
  };
  return describe({ form: `number ${least}–${most}`, read }, description);
}

export const port = (description: Description<number>): Setting<number> =>
  whole({ least: 1, most: 65_535 }, description);

export function choice<const T extends string>(
  values: readonly T[],
  description: Description<NoInfer<T>>,
): Setting<T> {
  const read = (value: string): T => {
    const found = values.find((one) => one === value);
    if (found !== undefined) return found;
    throw new Error(`must be one of ${values.join(', ')}, not «${value}»`);
  };
  return describe({ form: values.join(' or '), read }, description);
}

/** An address with one of the given schemes; kept without the slash at its end. */
export function address(
  schemes: readonly string[],
  description: Description<string>,
): Setting<string> {
  const read = (value: string): string => {
    const scheme = /^([a-z]+):\/\/./.exec(value)?.[1] ?? '';
    // The value itself is not repeated: an address may carry a password. That of a database may
    // have no host (a socket), which `URL` does not read.
    const isWhole = schemes.includes('postgresql') || URL.canParse(value);
    if (!schemes.includes(scheme) || !isWhole) {
      throw new Error(`must be an address that begins with ${schemes.join(':// or ')}://`);
    }
    return value.replace(/\/+$/, '');
  };
  return describe({ form: `${schemes.join(' or ')} address`, read }, description);
}

export function timeZone(description: Description<string>): Setting<string> {
  const read = (value: string): string => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone;
    } catch (cause) {
      throw new Error(`must name a time zone such as Europe/Moscow, not «${value}»`, { cause });
    }
  };
  return describe({ form: 'time zone', read }, description);
}
