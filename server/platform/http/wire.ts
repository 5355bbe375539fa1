// A foreign protocol on our port: its paths, its tokens, its manner of errors; its routes declare
// permission, object check and audit as every route does.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../context.ts';
import type { Env } from '../env.ts';
import type { Route } from './route.ts';

export interface Asked {
  request: FastifyRequest;
  reply: FastifyReply;
}

export interface Wire {
  /** Below these an address that is not there answers in the manner of the protocol too. */
  prefixes: readonly string[];
  /** Their paths begin with one of the prefixes. Fields that nobody asked for are left out. */
  routes: readonly Route[];
  /** The actor of a request that may go on; throws otherwise. No cookie counts here. */
  admit(env: Env, route: Route, request: FastifyRequest): Promise<Actor>;
  /** The one place where an error becomes an answer of this protocol. */
  sendError(env: Env, error: unknown, asked: Asked): FastifyReply;
  /** Reads a body of any other content type than `application/json`. */
  parseOther(body: Buffer): unknown;
}
