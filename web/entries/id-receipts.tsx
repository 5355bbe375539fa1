// What a buyer opens without signing in: a receipt, a link of a letter about its watch, the status
// of a seller. One piece, because each further one costs every page of this entry its name.
import type { ReactNode } from 'react';
import { PublicReceiptPage } from '../features/public-receipt/receipt-page.tsx';
import { StatusCheckPage } from '../features/public-receipt/status-check-page.tsx';
import { WatchPage } from '../features/public-receipt/watch-page.tsx';

export async function openReceipts(address: URL, path: string): Promise<ReactNode> {
  if (path === '/npd/check') return <StatusCheckPage address={address} />;
  if (path === '/r/watch') return <WatchPage address={address} />;
  const [, inn, number] = /^\/r\/(\d{12})\/([0-9a-z]{10})$/u.exec(path) ?? [];
  if (inn !== undefined && number !== undefined) {
    return <PublicReceiptPage inn={inn} number={number} />;
  }
  const { wordPage } = await import('../features/public/word-pages.tsx');
  return wordPage(path, address);
}
