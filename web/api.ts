// The only file that talks to the server. Answers are trusted to follow the contract (the server
// checks them); refusals arrive as problem+json and are shown by their sentence.
import { apiTexts } from './api-texts.ts';
import { currentLanguage, textsNow } from './language.ts';

/** RFC 9457 as our server speaks it; `code` is stable. */
interface Problem {
  status: number;
  detail: string;
  code: string;
  requestId?: string;
  errors?: FieldError[];
  retryAfterS?: number;
  params?: Record<string, unknown>;
}

export interface FieldError {
  readonly field: string;
  readonly code: string;
  readonly text: string;
}

/** The server said no, with a stable code and a sentence for the person. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly FieldError[];
  readonly retryAfterS: number | null;
  readonly requestId: string | null;
  readonly params: Readonly<Record<string, unknown>>;

  constructor(problem: Problem) {
    super(problem.code);
    this.name = 'Refusal';
    this.status = problem.status;
    this.code = problem.code;
    this.detail = problem.detail;
    this.errors = problem.errors ?? [];
    this.retryAfterS = problem.retryAfterS ?? null;
    this.requestId = problem.requestId ?? null;
    this.params = problem.params ?? {};
  }
}

/** No network, or an answer that is not ours; `status` is 0 when there was none at all. */
export class Unreachable extends Error {
  readonly status: number;

  constructor(status: number, cause?: unknown) {
    super(String(status), { cause });
    this.name = 'Unreachable';
    this.status = status;
  }
}

export type Query = Readonly<Record<string, string | number | undefined>>;
export interface Request {
  query?: Query | undefined;
  body?: unknown;
  idempotencyKey?: string;
  /** Asked by the page itself, not by the person: never keeps the session alive. */
  background?: boolean;
  signal?: AbortSignal | undefined;
}

let csrf: string | null = null;
let csrfKnown: Promise<void> = Promise.resolve();
let tellCsrfKnown: () => void = () => undefined;
const sessionListeners = new Set<(code: string) => void>();
/** What the server said at the end of the session; null while it lives. */
let over: Refusal | null = null;

/** Called by an entry that reads a session first: writes wait until its token is known. */
export function expectCsrf(): void {
  csrfKnown = new Promise((resolve) => {
    tellCsrfKnown = resolve;
  });
}

/** The token of the session (`session.csrf`), sent with every write from now on; null: none. */
export function setCsrf(token: string | null): void {
  csrf = token;
  if (token !== null) over = null;
  tellCsrfKnown();
}

/** Hears that the session is over; returns the way to stop hearing. */
export function onSessionEnd(listener: (code: string) => void): () => void {
  sessionListeners.add(listener);
  return () => sessionListeners.delete(listener);
}

/** `/charges?status=due&page=2`; empty and absent values leave no trace in the address. */
export function addressOf(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(key, String(value));
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

function headersOf(method: string, request: Request): Record<string, string> {
  const headers: Record<string, string> = {
    accept: 'application/json, application/problem+json',
    'accept-language': currentLanguage(),
  };
  if (request.body !== undefined) headers['content-type'] = 'application/json';
  if (method !== 'GET' && csrf !== null) headers['x-csrf-token'] = csrf;
  if (request.idempotencyKey !== undefined) headers['idempotency-key'] = request.idempotencyKey;
  if (request.background === true) headers['x-background'] = '1';
  return headers;
}

async function refusalOf(response: Response): Promise<Error> {
  if (!response.headers.get('content-type')?.includes('problem+json')) {
    return new Unreachable(response.status);
  }
  const refusal = new Refusal((await response.json()) as Problem);
  if (refusal.status === 401 && refusal.code.startsWith('session.')) tellOver(refusal);
  return refusal;
}

/** The session is over: nothing that the page asks by itself is sent from now on. */
function tellOver(refusal: Refusal): void {
  over = refusal;
  for (const listener of sessionListeners) listener(refusal.code);
}

/** The new cookie comes with the answer to another request of this browser. */
const RENEWAL_PAUSES_MS = [100, 300, 1000, 2000];

/** Asks again where the cookie changed while the request was on its way: nothing was done. */
async function talk<Answer>(method: string, path: string, request: Request): Promise<Answer> {
  for (const pauseMs of RENEWAL_PAUSES_MS) {
    try {
      return await talkOnce<Answer>(method, path, request);
    } catch (error) {
      if ((error as Partial<Refusal>).code !== 'session.renewed') throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
  return talkOnce(method, path, request);
}

async function talkOnce<Answer>(method: string, path: string, request: Request): Promise<Answer> {
  // The page goes on asking by itself; nobody answers it until somebody signs in.
  if (over !== null && request.background === true) throw over;
  let response: Response;
  try {
    response = await fetch(addressOf(path, request.query), {
      method,
      credentials: 'same-origin',
      headers: headersOf(method, request),
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    });
  } catch (cause) {
    if (request.signal?.aborted === true) throw cause;
    throw new Unreachable(0, cause);
  }
  if (!response.ok) throw await refusalOf(response);
  if (response.status === 204) return undefined as Answer;
  return (await response.json()) as Answer;
}

export function get<Answer>(path: string, request: Request = {}): Promise<Answer> {
  return talk<Answer>('GET', path, request);
}

export async function send<Answer>(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  request: Request = {},
): Promise<Answer> {
  await csrfKnown;
  return talk<Answer>(method, path, request);
}

/** Sentences by field, the first of each; empty for anything but a refusal. */
export function fieldErrors(error: unknown): Record<string, string> {
  const found: Record<string, string> = {};
  if (!(error instanceof Refusal)) return found;
  for (const { field, text } of error.errors) found[field] ??= text;
  return found;
}

/** What a person reads about any failure: what happened, what to do, a code to quote. */
export function sayError(error: unknown): string {
  const t = textsNow(apiTexts);
  if (error instanceof Refusal) {
    const isOurs = error.status >= 500 && error.requestId !== null;
    return isOurs ? `${error.detail} ${t.code(error.requestId ?? '')}` : error.detail;
  }
  if (error instanceof Unreachable && error.status === 0) return t.unreachable;
  return t.unknown;
}
