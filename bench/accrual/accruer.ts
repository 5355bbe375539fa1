// A process that does what fell due on a day until nothing is left, as the worker does, and tells
// the most memory it ever held, in megabytes.
import { fixedClock } from '#platform/clock';
import { closeEnv, makeEnv } from '#platform/env-of';
import { sweepDue } from '#platform/worker/sweep';
import type { Config } from '../../server/config.ts';
import { modules } from '../../server/modules.ts';
import { TOLD_AT } from './crowd.ts';

const config = JSON.parse(process.env.KABINET_CONFIG!) as Config;
const clock = fixedClock(TOLD_AT, config.LEGAL_TIME_ZONE);
const env = makeEnv(config, { modules, process: 'bench', overrides: { clock } });
while ((await sweepDue(env)) > 0);
await closeEnv(env);
process.send?.({ megabytes: Math.round(process.resourceUsage().maxRSS / 1024) });
process.disconnect?.();
