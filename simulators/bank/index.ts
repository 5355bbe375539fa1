// The bank of the stand: its wire, its pages for payers, its switches, its courier.
import type { FastifyInstance } from 'fastify';
import type { Stand } from '../stand.ts';
import { startCourier } from './courier.ts';
import { registerPages } from './page-routes.ts';
import { registerStandRoutes } from './stand-routes.ts';
import { registerWire } from './wire-routes.ts';

export { faults } from './faults.ts';
export const name = 'bank';

export async function register(app: FastifyInstance, stand: Stand): Promise<void> {
  await app.register(async (scope) => registerWire(scope, stand));
  await app.register(async (scope) => registerPages(scope, stand));
  registerStandRoutes(app, stand);
  const courier = startCourier(stand);
  stand.onWake(courier.wake);
  app.addHook('onReady', async () => courier.wake());
  app.addHook('onClose', () => courier.stop());
}
