// The pages of «Налоги и платежи», side by side on each of them.
import { useLocation } from '@tanstack/react-router';
import { catalogue, useTexts } from './language.ts';
import { SectionTabs } from './ui/section-tabs/section-tabs.tsx';

const texts = catalogue(
  {
    section: 'Налоги и платежи',
    account: 'Налоговый счёт',
    charges: 'Начисления',
    debts: 'Задолженности',
    payments: 'История платежей',
  },
  {
    section: 'Taxes and payments',
    account: 'Tax account',
    charges: 'Charges',
    debts: 'Debts',
    payments: 'Payment history',
  },
);

export function TaxTabs() {
  const t = useTexts(texts);
  const { pathname, searchStr } = useLocation();
  const isDebts = new URLSearchParams(searchStr).get('status') === 'overdue';
  const isCharges = pathname === '/taxes/charges';
  return (
    <SectionTabs
      label={t.section}
      items={[
        { href: '/taxes', label: t.account, current: pathname === '/taxes' },
        { href: '/taxes/charges', label: t.charges, current: isCharges && !isDebts },
        {
          href: '/taxes/charges?status=overdue',
          label: t.debts,
          current: isCharges && isDebts,
        },
        { href: '/payments', label: t.payments, current: pathname === '/payments' },
      ]}
    />
  );
}
