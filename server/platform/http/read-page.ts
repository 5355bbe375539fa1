// Reads composed pages: a lone reader in one round trip of its own, readers that come together in
// one that all of them share. Each read is a transaction of its own in the database all the same,
// and its row of the journal is on the disk when this answers.
import assert from 'node:assert/strict';
import type { Ctx } from '../context.ts';
import { Together } from '../crowd/together.ts';
import { wasRolledBack } from '../db.ts';
import type { Env } from '../env.ts';
import { newId } from '../ids.ts';
import { hashSession } from '../web-session.ts';
import { type HeldPage, HeldPages } from './held-pages.ts';

export interface PageRequest {
  /** The session id of the cookie. */
  session: string;
  background: boolean;
}

/** The page as JSON; null for a session whose level opens no page of a taxpayer. */
export interface ReadPage {
  page: Buffer | null;
}

interface Asked {
  name: string;
  session: Buffer;
  background: boolean;
  requestId: string;
  address: string | null;
  /** Where the text of the page is held, and what is held there now. */
  key: string;
  held: HeldPage | null;
}

/** `low`: the level opens no page; `absent`: no page is kept, nothing was read or journalled. */
interface Answer {
  state: 'kept' | 'low' | 'absent' | null;
  version: string | null;
  /** Null where the version is the one that is held. */
  page: string | null;
  at: string;
}

interface Reader {
  together: Together<Asked, Answer>;
  held: HeldPages;
}

/** One for each process: what it makes its `Env` of lives as long as the process. */
const readers = new WeakMap<Env, Reader>();

function readerOf(env: Env): Reader {
  let reader = readers.get(env);
  if (!reader) {
    const together = new Together<Asked, Answer>({
      go: async (asked) =>
        asked.length === 1 ? [await readAlone(env, asked[0]!)] : readKept(env, asked),
      isOfOne: wasRolledBack,
    });
    reader = { together, held: new HeldPages() };
    readers.set(env, reader);
  }
  return reader;
}

/** Reads a composed page; undefined when the session is not alive. */
export async function readPage(
  ctx: Omit<Ctx, 'db'>,
  name: string,
  { session: id, background }: PageRequest,
): Promise<ReadPage | undefined> {
  const { env, requestId, address } = ctx;
  const { together, held } = readerOf(env);
  const session = hashSession(id);
  const key = `${name}:${session.toString('latin1')}`;
  const asked = { name, session, background, requestId, address, key, held: held.find(key) };
  let answer = await together.ask(asked);
  // To compose a page takes its time; those who read kept ones are not made to wait for it.
  if (answer.state === 'absent') answer = await readAlone(env, asked);
  if (answer.state === null) return undefined;
  if (answer.state === 'low') return { page: null };
  const page = heldOf(answer, asked);
  if (page !== asked.held) held.hold(key, page);
  return { page: Buffer.concat([Buffer.from(`{"asOf":"${answer.at}",`), page.bytes]) };
}

function heldOf({ version, page }: Answer, { held }: Asked): HeldPage {
  assert(version !== null, 'A page that was read has a version.');
  if (page !== null) return { version, bytes: Buffer.from(page.slice(1)) };
  assert(held?.version === version, 'The database left out a page that is not held here.');
  return held;
}

/** One page, composed anew if none is kept; the answer follows its own commit. */
async function readAlone(env: Env, asked: Asked): Promise<Answer> {
  const { clock, settings } = env;
  const at = clock.now();
  const [row] = await env.pools.app.statement<Omit<Answer, 'at'>>(
    `platform-page-${asked.name}`,
    `select * from platform.read_page_${asked.name}($1, $2, $3, $4, $5, $6, $7,
       make_interval(mins => $8), $9, $10)`,
    [
      asked.session,
      asked.background,
      asked.held?.version ?? null,
      newId(),
      asked.requestId,
      asked.address,
      clock.wall(),
      settings.IDLE_MINUTES,
      at,
      clock.today(),
    ],
  );
  return { ...row!, at };
}

interface KeptPages {
  p_states: Answer['state'][];
  p_versions: (string | null)[];
  p_pages: (string | null)[];
}

/** Kept pages of many; a page that is not kept is `absent`. */
async function readKept(env: Env, asked: readonly Asked[]): Promise<Answer[]> {
  const { clock, settings } = env;
  const at = clock.now();
  const [row] = await env.pools.app.statement<KeptPages>(
    'platform-kept-pages',
    `call platform.read_kept_pages($1, $2, $3, $4, $5, $6, $7, $8, make_interval(mins => $9),
       $10, $11, null, null, null)`,
    [
      asked.map(({ name }) => name),
      asked.map(({ session }) => session),
      asked.map(({ background }) => background),
      asked.map(({ held }) => held?.version ?? null),
      asked.map(() => newId()),
      asked.map(({ requestId }) => requestId),
      asked.map(({ address }) => address),
      clock.wall(),
      settings.IDLE_MINUTES,
      at,
      clock.today(),
    ],
  );
  const { p_states: states, p_pages: pages, p_versions: versions } = row!;
  assert(states.length === asked.length, 'Not everybody who asked was answered.');
  return states.map((state, place) => ({
    state,
    version: versions[place] ?? null,
    page: pages[place] ?? null,
    at,
  }));
}
