// Partners are never called inside a transaction (design §4.11): intent, call, result.
import type { Ctx } from './context.ts';
import type { Env } from './env.ts';
import { work } from './work.ts';
import type { Scope } from './work.ts';

/** An act whose answer needs an outside system: decide and store, call it, store what it said. */
export interface Chain<Input, Intent, Reply, Answer> {
  call: (ctx: Ctx, input: Input) => Promise<Intent>;
  /** Outside any transaction. Must be repeatable: it carries our id as the partner's key. */
  outside: (intent: Intent, env: Env) => Promise<Reply>;
  settle: (ctx: Ctx, intent: Intent, reply: Reply) => Promise<Answer>;
}

/** Runs a chain; what fails after the intent is finished later by the module's sweeper. */
export async function runChain<Input, Intent, Reply, Answer>(
  env: Env,
  scope: Scope,
  { chain, input }: { chain: Chain<Input, Intent, Reply, Answer>; input: Input },
): Promise<Answer> {
  const intent = await work(env, scope, (ctx) => chain.call(ctx, input));
  const reply = await chain.outside(intent, env);
  return work(env, scope, (ctx) => chain.settle(ctx, intent, reply));
}
