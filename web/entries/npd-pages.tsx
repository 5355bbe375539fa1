// Every page of the self-employed and its address; the first load of the cabinet knows only this
// file, and each page comes when it is wanted.
import { useLocation } from '@tanstack/react-router';
import { type ComponentType, Suspense, lazy } from 'react';
import { useSession } from '../features/session/session.ts';
import { useInstalled } from '../npd/installed.ts';
import { useSending } from '../npd/queue/use-queue.ts';
import { Skeleton } from '../ui/skeleton/skeleton.tsx';
import { NotFoundPage } from './app-not-found.tsx';

const page = <Name extends string>(
  load: () => Promise<Record<Name, ComponentType<{ name: string }>>>,
  name: Name,
) => lazy(async () => ({ default: (await load())[name] }));

const receipts = () => import('../features/receipts/receipts-page.tsx');
const newReceipt = () => import('../features/receipts/new-receipt-page.tsx');
const oneReceipt = () => import('../features/receipts/receipt-page.tsx');

const HomePage = page(() => import('../features/npd/home-page.tsx'), 'NpdHomePage');
const StatusPage = page(() => import('../features/npd/status-page.tsx'), 'StatusPage');
const ReceiptsPage = page(receipts, 'ReceiptsPage');
const NewReceiptPage = page(newReceipt, 'NewReceiptPage');
const ReceiptPage = page(oneReceipt, 'ReceiptPage');
const StatementPage = page(
  () => import('../features/statements/statement-page.tsx'),
  'StatementPage',
);
const FilePage = page(() => import('../features/receipt-files/file-page.tsx'), 'FilePage');
const IncomesPage = page(() => import('../features/incomes/incomes-page.tsx'), 'IncomesPage');
const MonthPage = page(() => import('../features/incomes/month-page.tsx'), 'MonthPage');
const TaxPage = page(() => import('../features/npd/tax-page.tsx'), 'TaxPage');
const TaxMonthPage = page(() => import('../features/npd/tax-month-page.tsx'), 'TaxMonthPage');

const PasswordsPage = page(
  () => import('../features/application-passwords/application-passwords-page.tsx'),
  'ApplicationPasswordsPage',
);

const DetailsPage = page(
  () => import('../features/payment-details/payment-details-page.tsx'),
  'PaymentDetailsPage',
);

const MONTH = String.raw`(?<name>\d{4}-\d{2})`;
/** In order: the first pattern that fits the address after `/npd`. */
const PAGES: readonly [RegExp, ComponentType<{ name: string }>][] = [
  [/^\/?$/u, HomePage],
  [/^\/status\/?$/u, StatusPage],
  [/^\/programs\/?$/u, PasswordsPage],
  [/^\/details\/?$/u, DetailsPage],
  [/^\/receipts\/?$/u, ReceiptsPage],
  [/^\/receipts\/new\/?$/u, NewReceiptPage],
  [/^\/receipts\/import\/?$/u, StatementPage],
  [/^\/receipts\/import\/(?<name>[0-9a-f-]{36})\/?$/u, FilePage],
  [/^\/receipts\/(?<name>[0-9a-z]{10})\/?$/u, ReceiptPage],
  [/^\/incomes\/?$/u, IncomesPage],
  [new RegExp(String.raw`^/incomes/${MONTH}/?$`, 'u'), MonthPage],
  [/^\/tax\/?$/u, TaxPage],
  [new RegExp(String.raw`^/tax/${MONTH}/?$`, 'u'), TaxMonthPage],
];

export function NpdPages() {
  const { pathname } = useLocation();
  useInstalled();
  useSending(useSession().data?.subjectId);
  const rest = pathname.replace(/^\/npd/u, '');
  const found = PAGES.find(([pattern]) => pattern.test(rest));
  if (found === undefined) return <NotFoundPage />;
  const [pattern, Page] = found;
  return (
    <Suspense fallback={<Skeleton lines={8} />}>
      <Page key={pathname} name={pattern.exec(rest)?.groups?.name ?? ''} />
    </Suspense>
  );
}
