// A process that assesses everybody for a year and tells the most memory it ever held, in
// megabytes.
import { module as ledger } from '#modules/ledger';
import { assessAll, module as assessments } from '#modules/assessments';
import { module as property } from '#modules/property';
import { module as taxRules } from '#modules/tax-rules';
import { module as taxpayers } from '#modules/taxpayers';
import { closeEnv, makeEnv } from '#platform/env-of';
import type { Config } from '../../server/config.ts';

const config = JSON.parse(process.env.KABINET_CONFIG!) as Config;
const modules = [taxRules, taxpayers, property, ledger, assessments];
const env = makeEnv(config, { modules, process: 'bench' });
await env.clock.refresh();
const { people, charged, failed } = await assessAll(env, { taxYear: Number(process.argv[2]) });
await closeEnv(env);
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
process.send?.({ people, charged, failed, megabytes });
process.disconnect?.();
