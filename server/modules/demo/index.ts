// The door of demo: accounts of the people of the stand. Absent while STAND=off.
import type { Module } from '#platform/module';
import { refusals } from './errors.ts';
import { giveAdvance } from './give-advance.ts';
import { giveReceipts } from './give-receipts.ts';
import { jobs } from './jobs.ts';
import { routes } from './routes.ts';
import { listeners as tellStand } from './tell-stand.ts';

export { demoPassword, staff } from './staff.ts';

export const module: Module = {
  name: 'demo',
  routes,
  jobs,
  listeners: [...tellStand, giveAdvance, giveReceipts],
  refusals,
  standOnly: true,
};
