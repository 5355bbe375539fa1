// Who is behind a request of this wire: an actor of the platform, and the device it came from.
import assert from 'node:assert/strict';
import type { Actor, Ctx } from '#platform/context';
import type { WireSession } from './session-store.ts';

const sessions = new WeakMap<Actor, WireSession>();

/** The actor of a session. Its token opens this wire and nothing else. */
export function actorOf(session: WireSession): Actor {
  const actor: Actor = {
    kind: 'subject',
    subjectId: session.subjectId,
    taxpayerId: session.taxpayerId,
    level: 'standard',
    roles: [],
    session: null,
    scopes: ['npd-wire'],
  };
  sessions.set(actor, session);
  return actor;
}

/** What the program calls its device. */
export function deviceOfActor(ctx: Ctx): string {
  const session = sessions.get(ctx.actor);
  assert(session, 'This call needs a program that is signed in.');
  return session.device;
}
