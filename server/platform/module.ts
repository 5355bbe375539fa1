// What a module hands to the program besides its functions.
import type { FastifyInstance } from 'fastify';
import type { Actor } from './context.ts';
import type { Due } from './due.ts';
import type { Env } from './env.ts';
import type { Refusals } from './errors.ts';
import type { Listener } from './events.ts';
import type { Route } from './http/route.ts';
import type { Wire } from './http/wire.ts';
import type { Job } from './jobs.ts';

export interface Module {
  name: string;
  routes?: readonly Route[];
  listeners?: readonly Listener[];
  jobs?: readonly Job[];
  dues?: readonly Due[];
  refusals?: Refusals;
  /**
   * Page → part name → SQL function `f(taxpayer, today)` that answers JSON (design §4.12). Every
   * table it reads has the trigger `platform.page_changed`; the moment it is asked changes nothing.
   */
  pageParts?: Record<string, Record<string, string>>;
  /** staff role → permissions it has. */
  grants?: Record<string, readonly string[]>;
  /** OAuth scope → permissions it opens for programs. */
  scopes?: Record<string, readonly string[]>;
  /** Who stands behind a bearer token; one module (sign-on) knows. */
  bearer?: (env: Env, token: string) => Promise<Actor | null>;
  /** The foreign protocol that this module speaks. */
  wire?: Wire;
  /** Mounts what is no plain route: the OpenID provider. */
  mount?: (app: FastifyInstance, env: Env) => Promise<void>;
  /** Loaded only while the stand is on. */
  standOnly?: boolean;
}

/** The modules of the program, in their order. */
export function modulesOf(env: Env): readonly Module[] {
  return env.modules as readonly Module[];
}
