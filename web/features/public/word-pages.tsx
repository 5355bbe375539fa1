// Pages of a few words: closed for a while, signed out, failed, not found.
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../language.ts';
import { LightPage } from '../../light/light-page.tsx';
import { LinkButton } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { sayMoment } from '../../ui/say.ts';
import { SummaryList } from '../../ui/summary-list/summary-list.tsx';
import { codeIn, momentIn } from './address.ts';
import styles from './public.module.css';
import { wordTexts } from './word-texts.ts';

interface Words {
  title: string;
  lead: string;
  action: { href: string; label: string };
  children?: ReactNode;
}

function WordPage({ title, lead, action, children }: Words) {
  return (
    <LightPage title={title} lead={lead}>
      {children === undefined ? null : <Card>{children}</Card>}
      <p>
        <LinkButton href={action.href}>{action.label}</LinkButton>
      </p>
    </LightPage>
  );
}

/** Why, until when, what to do; the end of the lock comes in the address from the sign-in page. */
function BlockedPage({ address }: { address: URL }) {
  const t = useTexts(wordTexts);
  const language = useLanguage();
  const until = momentIn(address, 'until');
  const parts = [
    [t.blockedWhyTitle, t.blockedWhy],
    [
      t.blockedWhenTitle,
      until === null ? t.blockedWhen : t.blockedUntil(sayMoment(until, language)),
    ],
    [t.blockedNotYouTitle, t.blockedNotYou],
  ];
  const action = { href: '/signin', label: t.again };
  return (
    <WordPage title={t.blocked} lead={t.blockedLead} action={action}>
      <div className={styles.parts}>
        {parts.map(([title, text]) => (
          <section key={title}>
            <h2>{title}</h2>
            <p>{text}</p>
          </section>
        ))}
      </div>
    </WordPage>
  );
}

function SignedOutPage() {
  const t = useTexts(wordTexts);
  const action = { href: '/signin?return=/fl', label: t.again };
  return <WordPage title={t.signedOut} lead={t.signedOutLead} action={action} />;
}

function FailedPage({ address }: { address: URL }) {
  const t = useTexts(wordTexts);
  const code = codeIn(address);
  const action = { href: '/signin', label: t.again };
  if (code === 'access_denied') {
    return <WordPage title={t.denied} lead={t.deniedLead} action={action} />;
  }
  return (
    <WordPage title={t.failed} lead={t.failedLead} action={action}>
      {code === null ? undefined : <SummaryList rows={[{ label: t.failedCode, value: code }]} />}
    </WordPage>
  );
}

function AbsentPage() {
  const t = useTexts(wordTexts);
  return <WordPage title={t.absent} lead={t.absentLead} action={{ href: '/', label: t.home }} />;
}

/** The page of an address that has nothing but words; what is not known is said to be absent. */
export function wordPage(path: string, address: URL) {
  if (path === '/id/blocked') return <BlockedPage address={address} />;
  if (path === '/id/logout') return <SignedOutPage />;
  if (path === '/id/error') return <FailedPage address={address} />;
  return <AbsentPage />;
}
