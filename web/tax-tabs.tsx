// The pages of «Налоги и платежи», side by side on each of them.
import { useLocation } from '@tanstack/react-router';
import { useTexts } from './language.ts';
import { taxTabsTexts } from './tax-tabs-texts.ts';
import { SectionTabs } from './ui/section-tabs/section-tabs.tsx';

export function TaxTabs() {
  const t = useTexts(taxTabsTexts);
  const { pathname } = useLocation();
  return (
    <SectionTabs
      label={t.section}
      items={[
        { href: '/taxes', label: t.account, current: pathname === '/taxes' },
        { href: '/taxes/charges', label: t.charges, current: pathname === '/taxes/charges' },
        { href: '/taxes/debts', label: t.debts, current: pathname === '/taxes/debts' },
        {
          href: '/taxes/calendar',
          label: t.deadlines,
          current: pathname === '/taxes/calendar',
        },
        { href: '/taxes/what-if', label: t.whatIf, current: pathname === '/taxes/what-if' },
        {
          href: '/taxes/notices',
          label: t.notices,
          current: pathname === '/taxes/notices',
        },
        { href: '/payments', label: t.payments, current: pathname === '/payments' },
      ]}
    />
  );
}
