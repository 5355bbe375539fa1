// Asks the registries what a taxpayer owns and keeps what they say. What one of them does not say
// now stays as it was, with its date.
import { addSeconds } from '#primitives/days';
import type { Chain } from '#platform/chain';
import type { Ctx } from '#platform/context';
import type { Env } from '#platform/env';
import { announce } from '#platform/events';
import {
  type Answer,
  benefits,
  type Benefit,
  family,
  type FamilyMember,
  realEstate,
  type RealEstateObject,
  type Reply,
  type Vehicle,
  vehicles,
} from '#modules/registries';
import { personOf, type TaxpayerPerson } from '#modules/taxpayers';
import {
  findRound,
  listParts,
  lockRound,
  markFailed,
  markMissing,
  type Part,
  upsertObject,
  upsertPart,
  upsertRound,
} from './object-store.ts';
import { type ObjectFacts, objectFacts, registryNumberOf } from './owned-object.ts';

const daySeconds = 86_400;
/** After a registry did not answer: sooner at first, then less often. */
const retrySeconds = [60, 120, 300, 900, 3600];

interface Replies {
  estate: Reply<RealEstateObject[]>;
  vehicles: Reply<Vehicle[]>;
  family: Reply<FamilyMember[]>;
  benefits: Reply<Benefit[]>;
}

/**
 * Intent, calls, result: reads the person, asks four registries at once, stores. Announces
 * `property.loaded` when all have answered for the first time, `property.changed` when they say
 * something else than before.
 */
export const refreshProperty: Chain<unknown, TaxpayerPerson, Replies, void> = {
  call: (ctx) => personOf(ctx),
  outside: askRegistries,
  settle: (ctx, _person, replies) => keepReplies(ctx, replies),
};

async function askRegistries(person: TaxpayerPerson, env: Env): Promise<Replies> {
  const [estate, cars, relatives, rights] = await Promise.all([
    realEstate(env, person),
    vehicles(env, person),
    family(env, person),
    benefits(env, person),
  ]);
  return { estate, vehicles: cars, family: relatives, benefits: rights };
}

async function keepReplies(ctx: Ctx, replies: Replies): Promise<void> {
  await lockRound(ctx);
  const estate = knownOf(replies.estate);
  const cars = knownOf(replies.vehicles);
  const changed: string[] = [];
  changed.push(
    ...(await keepObjects(
      ctx,
      'real-estate',
      estate && { ...estate, value: estate.value.map(objectFacts) },
    )),
    ...(await keepObjects(
      ctx,
      'vehicles',
      cars && {
        ...cars,
        value: cars.value.map((facts): ObjectFacts => ({ family: 'vehicle', facts })),
      },
    )),
  );
  // Names of children are not kept: the days of birth are all that counts.
  const relatives = knownOf(replies.family);
  const children = relatives?.value
    .filter(({ relation }) => relation === 'child')
    .map(({ birthDate, until }) => ({ birthDate, until }));
  const rights = knownOf(replies.benefits);
  const isLifeNew = [
    await keepPart(ctx, 'family', relatives && { ...relatives, value: children }),
    await keepPart(ctx, 'benefits', rights),
  ].includes(true);
  await tell(ctx, { changed, isLifeNew });
}

interface Known<T> {
  value: T;
  answer: Answer;
}

/** «No data» is an answer: there is nothing. */
function knownOf<T>(reply: Reply<T[]>): Known<T[]> | null {
  if (reply.state === 'found') return { value: reply.value, answer: reply.answer };
  return reply.state === 'notFound' ? { value: [], answer: reply.answer } : null;
}

async function keepPart(ctx: Ctx, part: Part, known: Known<unknown> | null): Promise<boolean> {
  if (known === null) {
    await markFailed(ctx, part, 'no good answer');
    return false;
  }
  return upsertPart(ctx, { part, facts: known.value, answer: known.answer });
}

async function keepObjects(
  ctx: Ctx,
  part: 'real-estate' | 'vehicles',
  known: Known<ObjectFacts[]> | null,
): Promise<string[]> {
  if (known === null) {
    await markFailed(ctx, part, 'no good answer');
    return [];
  }
  const changed: string[] = [];
  for (const object of known.value) {
    const objectId = await upsertObject(ctx, object, known.answer);
    if (objectId !== null) changed.push(objectId);
  }
  const named = known.value.map(registryNumberOf);
  const families = part === 'vehicles' ? ['vehicle'] : ['building', 'land'];
  changed.push(...(await markMissing(ctx, families, named)));
  await upsertPart(ctx, { part, facts: named, answer: known.answer });
  return changed;
}

async function tell(ctx: Ctx, news: { changed: string[]; isLifeNew: boolean }): Promise<void> {
  const round = await findRound(ctx);
  const parts = await listParts(ctx);
  const isWhole = parts.length === 4 && parts.every((part) => part.answered_at !== null);
  const isFresh = isWhole && parts.every((part) => part.failed === null);
  const attempts = isFresh ? 0 : (round?.attempts ?? 0) + 1;
  const waits = retrySeconds[Math.min(attempts, retrySeconds.length) - 1] ?? daySeconds;
  await upsertRound(ctx, {
    nextAt: addSeconds(ctx.now, isFresh ? daySeconds : waits),
    attempts,
    isLoaded: isWhole,
  });
  if (isWhole && !round?.loaded_at) {
    const data = { count: news.changed.length };
    await announce(ctx, { type: 'property.loaded', topics: ['property'], data });
  } else if (isWhole && (news.changed.length > 0 || news.isLifeNew)) {
    const data = { objectIds: news.changed, isLifeNew: news.isLifeNew };
    await announce(ctx, { type: 'property.changed', topics: ['property'], data });
  } else {
    await announce(ctx, { type: 'property.asked', topics: ['property'], data: { isFresh } });
  }
}
