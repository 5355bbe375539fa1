// A password with reasons as typed: the rules in the browser, blocklist and strength by the server.
import { useEffect, useState } from 'react';
import { brokenRules, ruleText } from '#contract/identity';
import type { Registration } from '#contract/taxpayers';
import { useLanguage, useTexts } from '../../language.ts';
import { useSubmission } from '../../light/submission.ts';
import { PasswordField } from '../../ui/form/password-field.tsx';
import { CircleCheck, Icon, Minus } from '../../ui/icon/icon.tsx';
import type_ from '../../ui/tokens/type.module.css';
import type { Verdict } from './registration.ts';
import { checkPassword, givePassword } from './registration.ts';
import styles from './registration.module.css';
import { type StepProps, StepForm } from './step-form.tsx';
import { passwordTexts } from './password-texts.ts';

/** The server is asked when the typing pauses. */
const pauseMs = 400;

/** Words of the person's own that the page knows; the server knows the rest. */
const ownOf = ({ person }: Registration): string[] =>
  person ? [person.last, person.first, ...(person.middle ? [person.middle] : [])] : [];

function useServerVerdict(password: string, own: readonly string[]): Verdict | null {
  const [judged, setJudged] = useState<{ password: string; verdict: Verdict } | null>(null);
  const words = own.join(' ');
  useEffect(() => {
    if (password === '') return undefined;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      checkPassword(password, words.split(' ').filter(Boolean), stop.signal).then(
        (verdict) => setJudged({ password, verdict }),
        // Without the server's word the rules of the page stand; sending asks it again.
        () => setJudged(null),
      );
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [password, words]);
  return judged?.password === password ? judged.verdict : null;
}

export function PasswordStep({ registration, onNext, onRefused }: StepProps) {
  const t = useTexts(passwordTexts);
  const language = useLanguage();
  const [password, setPassword] = useState('');
  const submission = useSubmission(onRefused);
  const own = ownOf(registration);
  const verdict = useServerVerdict(password, own);
  const typed = password === '' ? [] : brokenRules(password, own);
  const reasons =
    typed.length > 0
      ? typed.map((rule) => ruleText(rule, language))
      : (verdict?.broken.map(({ text }) => text) ?? []);
  const submit = () => {
    const missing = password === '' ? [{ field: 'password', text: t.passwordMissing }] : [];
    submission.run(missing, async () =>
      onNext(await givePassword(registration.registrationId, { password })),
    );
  };
  return (
    <StepForm submission={submission} onSubmit={submit}>
      <PasswordField
        label={t.password}
        name="password"
        hint={t.passwordHint}
        autoComplete="new-password"
        value={password}
        onChange={(event) => {
          submission.forget('password');
          setPassword(event.target.value);
        }}
        {...submission.of('password')}
      />
      <Reasons reasons={reasons} isAccepted={verdict?.accepted === true} />
    </StepForm>
  );
}

/** The list is for the eye; only how many are left is read out, or every key would say it all. */
function Reasons({ reasons, isAccepted }: { reasons: readonly string[]; isAccepted: boolean }) {
  const t = useTexts(passwordTexts);
  return (
    <div className={styles.reasons}>
      {reasons.length > 0 ? (
        <>
          <p>{t.rulesTitle}</p>
          <ul className={styles.rules}>
            {reasons.map((reason) => (
              <li key={reason}>
                <Icon of={Minus} size={16} />
                {reason}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <output className={type_.visuallyHidden}>
        {reasons.length > 0 ? t.rulesLeft(reasons.length) : ''}
      </output>
      <output className={styles.fits}>
        {reasons.length === 0 && isAccepted ? (
          <>
            <Icon of={CircleCheck} />
            {t.passwordFits}
          </>
        ) : null}
      </output>
    </div>
  );
}
