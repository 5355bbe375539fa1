// A process that assesses everybody, for the test that kills it.
import { closeEnv, makeEnv } from '#platform/env-of';
import { module as ledger } from '#modules/ledger';
import { module as property } from '#modules/property';
import { module as taxRules } from '#modules/tax-rules';
import { module as taxpayers } from '#modules/taxpayers';
import { assessAll, module } from '../index.ts';

const config = JSON.parse(process.env.KABINET_CONFIG!) as Parameters<typeof makeEnv>[0];
const modules = [taxRules, taxpayers, property, ledger, module];
const env = makeEnv(config, { modules, process: 'test' });
await env.clock.refresh();
await assessAll(env, { taxYear: Number(process.argv[2]) });
await closeEnv(env);
