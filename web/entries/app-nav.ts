// The sections of the hat a person wears: an individual, or a self-employed one. Pages that both
// share (money, notifications) keep the hat of the page before.
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { useTexts } from '../language.ts';
import {
  Bell,
  Building2,
  House,
  Landmark,
  PiggyBank,
  Plus,
  ReceiptText,
  Wallet,
} from '../ui/icon/icon.tsx';
import type { NavItem } from '../ui/shell/shell.tsx';
import { appTexts } from './app-texts.ts';

const SELLING = '/npd';

const isIn = (pathname: string, head: string) =>
  pathname === head || pathname.startsWith(`${head}/`);

/** Whether the hat is that of the self-employed on this page, `worn` being the hat before it. */
export function isSellingAt(pathname: string, worn: boolean): boolean {
  if (isIn(pathname, SELLING)) return true;
  return worn && !isIn(pathname, '/fl') && !isIn(pathname, '/property');
}

export function useNav(): { nav: NavItem[]; home: string; cabinet: string } {
  const t = useTexts(appTexts);
  const { pathname } = useLocation();
  const [worn, wear] = useState(false);
  const isSelling = isSellingAt(pathname, worn);
  if (isSelling !== worn) wear(isSelling);
  const isUnder = (...heads: string[]) => heads.some((head) => isIn(pathname, head));
  const money = {
    href: '/taxes',
    label: t.taxes,
    short: t.taxesShort,
    icon: Landmark,
    current: isUnder('/taxes', '/payments'),
  };
  const news = {
    href: '/notifications',
    label: t.notifications,
    short: t.news,
    icon: Bell,
    current: isUnder('/notifications'),
  };
  const making = `${SELLING}/receipts/new`;
  const selling = (page: string, label: string, icon: NavItem['icon']): NavItem => ({
    href: `${SELLING}/${page}`,
    label,
    icon,
    current: isUnder(`${SELLING}/${page}`) && pathname !== making,
  });
  const nav: NavItem[] = isSelling
    ? [
        { href: SELLING, label: t.home, icon: House, current: pathname === SELLING },
        selling('receipts', t.receipts, ReceiptText),
        { href: making, label: t.newReceipt, icon: Plus, current: pathname === making, act: true },
        selling('incomes', t.incomes, PiggyBank),
        selling('tax', t.npdTax, Wallet),
        { ...money, rail: true },
        { ...news, rail: true },
      ]
    : [
        { href: '/fl', label: t.home, icon: House, current: isUnder('/fl') },
        money,
        { href: '/pay', label: t.pay, icon: Wallet, current: isUnder('/pay'), act: true },
        { href: '/property', label: t.property, icon: Building2, current: isUnder('/property') },
        news,
      ];
  return isSelling
    ? { nav, home: SELLING, cabinet: t.selfEmployed }
    : { nav, home: '/fl', cabinet: t.cabinet };
}
