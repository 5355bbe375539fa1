// The second step: one code, sent by itself at its last digit.
import { useTexts } from '../../language.ts';
import { CodeForm } from '../../light/code-form.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import type { CodeSent } from './sign-in.ts';
import { isBeyondMending, resendCode, sendCode } from './sign-in.ts';
import { signInTexts } from './texts.ts';
import { Trouble } from './trouble.tsx';

interface Props {
  uid: string;
  sent: CodeSent;
  onSent: (sent: CodeSent) => void;
  onBack: () => void;
}

const troubleOf = (error: unknown) => (isBeyondMending(error) ? <Trouble error={error} /> : null);

/** The browser is on its way: nothing on this page may be pressed any more. */
function leave({ redirectTo }: { redirectTo: string }): Promise<void> {
  location.assign(redirectTo);
  return new Promise(() => undefined);
}

export function CodeStep({ uid, sent, onSent, onBack }: Props) {
  const t = useTexts(signInTexts);
  return (
    <Card>
      <CodeForm
        sentTo={t.codeSent(sent.phoneMasked)}
        length={sent.codeLength}
        resendAfterS={sent.resendAfterS}
        onCode={(code) => sendCode(uid, code).then(leave)}
        onResend={async () => onSent(await resendCode(uid))}
        troubleOf={troubleOf}
      >
        <Button kind="quiet" onClick={onBack}>
          {t.back}
        </Button>
      </CodeForm>
    </Card>
  );
}
