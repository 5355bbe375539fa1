// Every page of the cabinet and its address. Home stands in the first load, the rest comes when
// it is wanted.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { AppHome } from './app-home.tsx';
import { AppFrame } from './app-frame.tsx';
import { BrokenPage } from './app-broken.tsx';
import { parseSearch, stringifySearch } from '../search.ts';

const absent = lazyRouteComponent(() => import('./app-not-found.tsx'), 'NotFoundPage');
const root = createRootRoute({ component: AppFrame, notFoundComponent: absent });
const under = { getParentRoute: () => root } as const;

const account = () => import('../features/account/account-page.tsx');
const charges = () => import('../features/charges/charges-page.tsx');
const charge = () => import('../features/charges/charge-page.tsx');
const calendar = () => import('../features/deadlines/calendar-page.tsx');
const debts = () => import('../features/debts/debts-page.tsx');
const notices = () => import('../features/notices/notices-page.tsx');
const notice = () => import('../features/notices/notice-page.tsx');
const offsets = () => import('../features/offsets/offsets-page.tsx');
const history = () => import('../features/history/history-page.tsx');
const whatIf = () => import('../features/forecast/what-if-page.tsx');
const pay = () => import('../features/payments/pay-page.tsx');
const payments = () => import('../features/payments/payments-page.tsx');
const payment = () => import('../features/payments/payment-page.tsx');
const property = () => import('../features/property/property-page.tsx');
const notifications = () => import('../features/notifications/notifications-page.tsx');

// The self-employed: all its pages and their addresses come in one piece of their own.
const selling = () => import('./npd-pages.tsx');

const page = lazyRouteComponent;
const routeTree = root.addChildren([
  createRoute({ ...under, path: '/fl', component: AppHome }),
  createRoute({ ...under, path: '/taxes', component: page(account, 'AccountPage') }),
  createRoute({ ...under, path: '/taxes/charges', component: page(charges, 'ChargesPage') }),
  createRoute({
    ...under,
    path: '/taxes/charges/$chargeId',
    component: page(charge, 'ChargePage'),
  }),
  createRoute({ ...under, path: '/taxes/debts', component: page(debts, 'DebtsPage') }),
  createRoute({ ...under, path: '/taxes/calendar', component: page(calendar, 'CalendarPage') }),
  createRoute({ ...under, path: '/taxes/notices', component: page(notices, 'NoticesPage') }),
  createRoute({ ...under, path: '/taxes/notices/$number', component: page(notice, 'NoticePage') }),
  createRoute({ ...under, path: '/npd', component: page(selling, 'NpdPages') }),
  createRoute({ ...under, path: '/npd/$', component: page(selling, 'NpdPages') }),
  createRoute({ ...under, path: '/taxes/offsets', component: page(offsets, 'OffsetsPage') }),
  createRoute({ ...under, path: '/taxes/history', component: page(history, 'HistoryPage') }),
  createRoute({ ...under, path: '/taxes/what-if', component: page(whatIf, 'WhatIfPage') }),
  createRoute({ ...under, path: '/pay', component: page(pay, 'PayPage') }),
  createRoute({ ...under, path: '/payments', component: page(payments, 'PaymentsPage') }),
  createRoute({ ...under, path: '/payments/$paymentId', component: page(payment, 'PaymentPage') }),
  createRoute({ ...under, path: '/property', component: page(property, 'PropertyPage') }),
  createRoute({
    ...under,
    path: '/notifications',
    component: page(notifications, 'NotificationsPage'),
  }),
]);

export const router = createRouter({
  routeTree,
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  defaultErrorComponent: BrokenPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
