import type { Module } from '#platform/module';
import { refusals } from './errors.ts';
import { dues, listeners } from './jobs.ts';
import { officerRoutes } from './penalty/officer-routes.ts';
import { noticeRoutes } from './notice/routes.ts';
import { routes } from './routes.ts';

export { accrueDebts, reviseAll as revisePenalties } from './penalty/accrue-penalty.ts';
export { listPenalties } from './penalty/penalty-store.ts';
export { reckonCharge } from './penalty/read-penalty.ts';
export { kbkOf } from './charge-codes.ts';
export { liftPenaltyStop, stopPenalty } from './penalty/stop-penalty.ts';
export { listStops as listPenaltyStops } from './penalty/stop-store.ts';
export { type MassAssessment, assessAll } from './mass/assess-all.ts';
export { listUnknown, type UnknownTax } from './assessment-store.ts';
export { assessedYears } from './notice/notice-store.ts';
export { type NpdMonth, assessNpdMonth } from './npd/assess-npd-month.ts';
export type { LoadedMessage, NotTaken } from './loaded/loaded-charge.ts';
export {
  isNewCharge,
  type LoadedBook,
  openLoadedBook,
  penaltyOfCharge,
  postLoadedCharges,
  type TakenCharge,
  takeLoadedCharge,
} from './loaded/take-loaded-charge.ts';

export const module: Module = {
  name: 'assessments',
  routes: [...routes, ...noticeRoutes, ...officerRoutes],
  refusals,
  grants: { officer: ['penalty.stop', 'penalty-stop.read'] },
  listeners,
  dues,
  pageParts: { home: { property: 'assessments.page_home' } },
};
