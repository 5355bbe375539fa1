// The code that came to the phone or the mail.
import { useTexts } from '../../language.ts';
import { CodeForm } from '../../light/code-form.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { confirmEmail, confirmPhone, resendEmailCode, resendPhoneCode } from './registration.ts';
import type { StepProps } from './step-form.tsx';
import { registrationTexts } from './texts.ts';

const codeLength = 6;

interface CodeStepProps extends StepProps {
  /** The code of the letter's link. */
  given: string | null;
  /** The contact was mistyped. */
  onChange: () => void;
}

/** One code for one contact; a code that came in the letter's link is sent by itself. */
export function CodeStep({ registration, onNext, onRefused, given, onChange }: CodeStepProps) {
  const t = useTexts(registrationTexts);
  const { registrationId: id, phoneMasked, emailMasked, resendAfterS } = registration;
  const isPhone = registration.step === 'phone_code';
  const confirm = isPhone ? confirmPhone : confirmEmail;
  const resend = isPhone ? resendPhoneCode : resendEmailCode;
  /** A refusal that the page takes upon itself is no trouble of the code. */
  const unless = (error: unknown) => {
    if (!onRefused(error)) throw error;
  };
  return (
    <Card>
      <CodeForm
        sentTo={isPhone ? t.codeSentPhone(phoneMasked) : t.codeSentEmail(emailMasked ?? '')}
        length={codeLength}
        resendAfterS={resendAfterS}
        given={isPhone ? null : given}
        onCode={(code) => confirm(id, { code }).then(onNext, unless)}
        onResend={() => resend(id, {}).then(onNext, unless)}
      >
        <Button kind="quiet" onClick={onChange}>
          {isPhone ? t.changePhone : t.changeEmail}
        </Button>
      </CodeForm>
    </Card>
  );
}
