// A route is a column of facts (style §8): who, what right, what shape, which call. No logic.
import assert from 'node:assert/strict';
import type { ZodMiniType } from 'zod/mini';
import type * as z from 'zod/mini';
import type { Ctx, Level } from '../context.ts';
import type { Env } from '../env.ts';
import type { Claim } from '../idempotency.ts';

type Schema = ZodMiniType;
type Out<S> = S extends Schema ? z.output<S> : undefined;

/**
 * public: anyone · identity: the sign-in pages (own origin check, no session) · cabinet: a
 * signed-in taxpayer · person: anyone signed in, staff too · staff: by role · partner: signs its
 * calls itself · stand: the simulators, only while STAND=on.
 */
export type Audience = 'public' | 'identity' | 'cabinet' | 'person' | 'staff' | 'partner' | 'stand';

/**
 * How the route makes sure that the object is the caller's: `own` = row-level security by the
 * session's taxpayer; `subject` = rows of the session's subject; `role` = staff by role;
 * `signature` = the partner's signature; `none` = touches nobody's data.
 */
export type ObjectCheck = 'own' | 'subject' | 'role' | 'signature' | 'none';

export interface Input<P, Q, B> {
  params: P;
  query: Q;
  body: B;
  /** Headers and raw body, for a partner's signature and for cookies; not for use cases. */
  request: RequestFacts;
}

export interface RequestFacts {
  header(name: string): string | undefined;
  rawBody: Buffer;
  cookie(name: string): string | undefined;
}

/** A file as an answer. */
export class FileAnswer {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Buffer;
  /** Shown in the browser instead of saved. */
  readonly inline: boolean;
  /** Made by somebody else: the browser may run nothing of it, whatever opens it. */
  readonly isForeign: boolean;

  constructor(file: {
    name: string;
    mime: string;
    bytes: Buffer;
    inline?: boolean;
    isForeign?: boolean;
  }) {
    this.name = file.name;
    this.mime = file.mime;
    this.bytes = file.bytes;
    this.inline = file.inline ?? false;
    this.isForeign = file.isForeign ?? false;
  }
}

/**
 * An answer that the database wrote as JSON in one statement (hot pages). It goes out as it is;
 * a test of its module holds it against the schema of the route.
 */
export class JsonText {
  readonly text: string | Buffer;

  constructor(text: string | Buffer) {
    this.text = text;
  }
}

/** An answer with a cookie, another status or a redirect. */
export class Reply<A> {
  readonly answer: A;
  readonly status: number;
  readonly cookies: readonly SetCookie[];
  readonly location: string | null;

  constructor(
    answer: A,
    more: { status?: number; cookies?: readonly SetCookie[]; location?: string } = {},
  ) {
    this.answer = answer;
    this.status = more.status ?? (more.location ? 302 : 200);
    this.cookies = more.cookies ?? [];
    this.location = more.location ?? null;
  }
}

/** `value: null` removes the cookie. All are Secure, HttpOnly, SameSite=Lax, Path=/. */
export interface SetCookie {
  name: string;
  value: string | null;
}

export interface RouteFacts {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  summary: string;
  audience: Audience;
  permission: string;
  object: ObjectCheck;
  /** Action of the audit row; null only where nobody's data is read and nothing changes. */
  audit: string | null;
  /** Lowest level of the person; `standard` unless said. */
  level?: Level;
  /**
   * `required`: without an Idempotency-Key the call is refused; `optional` otherwise for writes.
   */
  idempotency?: 'required' | 'optional' | 'none';
  /** Object of the audit row. */
  auditObject?: (input: Input<never, never, never>) => string;
  params?: Schema;
  query?: Schema;
  body?: Schema;
  answer: Schema | 'file' | 'none';
  /**
   * `none`: `call` gets `env` and opens what it needs by itself; only for reading in one statement.
   */
  transaction?: 'one' | 'none';
  role?: 'app' | 'batch';
  bodyLimit?: number;
  /** Hidden from /openapi.json: the pages' own wiring. */
  hidden?: boolean;
}

type Answer<A> = A extends Schema
  ? z.output<A> | Reply<z.output<A>> | JsonText
  : FileAnswer | Reply<null>;

export type Route = RouteFacts & {
  quick?: (
    ctx: Ctx,
    input: Input<unknown, unknown, unknown>,
    claim: Claim | null,
  ) => Promise<unknown>;
  call: (ctx: Ctx, input: Input<unknown, unknown, unknown>) => Promise<unknown>;
  outside?: (intent: unknown, env: Env) => Promise<unknown>;
  settle?: (ctx: Ctx, intent: unknown, reply: unknown) => Promise<unknown>;
};

type Typed<P, Q, B, A> = Omit<RouteFacts, 'params' | 'query' | 'body' | 'answer'> & {
  params?: P;
  query?: Q;
  body?: B;
  answer: A;
};

/** A route whose whole act is one transaction. */
export function route<
  A extends Schema | 'file' | 'none',
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
>(
  facts: Typed<P, Q, B, A> & {
    /**
     * For the few hottest acts: all of it, with its claim and its row in the journal, in one
     * statement that commits by itself, so without `ctx.db`. Undefined: nothing was done, and the
     * usual way must be gone.
     */
    quick?: (
      ctx: Ctx,
      input: Input<Out<P>, Out<Q>, Out<B>>,
      claim: Claim | null,
    ) => Promise<Answer<A> | undefined>;
    call: (ctx: Ctx, input: Input<Out<P>, Out<Q>, Out<B>>) => Promise<Answer<A>>;
  },
): Route {
  return facts as unknown as Route;
}

/** A route that needs a partner's answer at once: intent, call outside, result (design §4.11). */
export function chainRoute<
  A extends Schema | 'file' | 'none',
  I,
  R,
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
>(
  facts: Typed<P, Q, B, A> & {
    call: (ctx: Ctx, input: Input<Out<P>, Out<Q>, Out<B>>) => Promise<I>;
    outside: (intent: I, env: Env) => Promise<R>;
    settle: (ctx: Ctx, intent: I, reply: R) => Promise<Answer<A>>;
  },
): Route {
  return facts as unknown as Route;
}

/** Names of actions stand in filters and tables of the journal. */
const actionLengthMax = 80;

/** The server does not start with a route that leaves a question open. */
export function assertRoutes(routes: readonly Route[]): void {
  const seen = new Set<string>();
  for (const one of routes) {
    const name = `${one.method} ${one.path}`;
    assert(!seen.has(name), `${name} is declared twice.`);
    seen.add(name);
    assert(one.audience && one.object, `${name} declares no audience or object check.`);
    assert(/^[a-z-]+(\.[a-z-]+)+$/.test(one.permission ?? ''), `${name} declares no permission.`);
    assert(one.audit !== undefined, `${name} declares no audit action.`);
    assert((one.audit?.length ?? 3) >= 3, `${name} declares an audit action without a name.`);
    assert((one.audit?.length ?? 0) <= actionLengthMax, `${name}: its audit action is too long.`);
    const personal = !['public', 'identity', 'partner', 'stand'].includes(one.audience);
    assert(!personal || one.audit !== null, `${name} touches a person's data without an audit.`);
    // Without a database nothing can change.
    const isPure = one.method === 'GET' || one.transaction === 'none';
    assert(isPure || one.audit !== null, `${name} changes state without an audit.`);
    assert(one.answer, `${name} declares no answer.`);
  }
}
