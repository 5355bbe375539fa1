// Pages of a few words: closed for a while, signed out, failed, not found.
import { useTexts, useTitle } from '../../language.ts';
import { LinkButton } from '../../ui/button/button.tsx';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { PlainShell } from '../../ui/shell/plain-shell.tsx';
import { publicTexts } from './texts.ts';

interface Words {
  title: string;
  lead?: string;
  more?: string;
  action: { href: string; label: string };
}

function WordPage({ title, lead, more, action }: Words) {
  useTitle(title);
  return (
    <PlainShell narrow>
      <PageHead title={title} {...(lead === undefined ? {} : { lead })} />
      {more !== undefined && <p>{more}</p>}
      <LinkButton href={action.href}>{action.label}</LinkButton>
    </PlainShell>
  );
}

export function BlockedPage() {
  const t = useTexts(publicTexts);
  const action = { href: '/signin', label: t.again };
  return <WordPage title={t.blocked} lead={t.blockedLead} more={t.blockedWay} action={action} />;
}

export function SignedOutPage() {
  const t = useTexts(publicTexts);
  const action = { href: '/signin?return=/fl', label: t.again };
  return <WordPage title={t.signedOut} lead={t.signedOutLead} action={action} />;
}

/** The code comes in the address; only its own letters are shown, never a sentence of a stranger. */
export function FailedPage({ address }: { address: URL }) {
  const t = useTexts(publicTexts);
  const code = /^[\w.-]{1,80}$/.exec(address.searchParams.get('code') ?? '')?.[0];
  const action = { href: '/signin', label: t.again };
  const more = code === undefined ? {} : { more: t.failedCode(code) };
  return <WordPage title={t.failed} lead={t.failedLead} action={action} {...more} />;
}

export function AbsentPage() {
  const t = useTexts(publicTexts);
  return <WordPage title={t.absent} action={{ href: '/', label: t.home }} />;
}
