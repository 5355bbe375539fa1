// Refusals that no retyping can mend, with the way on.
import { sayError } from '../../api.ts';
import { useTexts } from '../../language.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { LinkButton } from '../../ui/button/button.tsx';
import { Link } from '../../ui/link/link.tsx';
import { isStale, lockedAddress } from './sign-in.ts';
import { signInTexts } from './texts.ts';

/** The page began too long ago, or the sign-in is closed; nothing for any other refusal. */
export function Trouble({ error }: { error: unknown }) {
  const t = useTexts(signInTexts);
  if (isStale(error)) {
    const again = <LinkButton href="/signin">{t.again}</LinkButton>;
    return (
      <Alert tone="warn" live="alert" title={t.staleTitle} action={again}>
        {t.stale}
      </Alert>
    );
  }
  const locked = lockedAddress(error);
  if (locked === null) return null;
  const why = <Link href={locked}>{t.lockedWhy}</Link>;
  return (
    <Alert tone="warn" live="alert" title={t.lockedTitle} action={why}>
      {sayError(error)}
    </Alert>
  );
}
