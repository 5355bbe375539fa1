// What an act would harm, each with the one step that mends it (BEY-4).
import type { Warning } from '#contract/forecast';
import { type Kopecks, formatMoney } from '#primitives/money';
import { useLanguage, useTexts } from '../language.ts';
import { Button, LinkButton } from '../ui/button/button.tsx';
import css from './harm.module.css';
import { harmTexts } from './texts.ts';

interface HarmListProps {
  warnings: readonly Warning[];
  /** Where the wish is money set aside: it can be made smaller by this much. */
  onLess?: (kopecks: number) => void;
}

function Repair({ warning, onLess }: { warning: Warning; onLess: HarmListProps['onLess'] }) {
  const t = useTexts(harmTexts);
  const { repair } = warning;
  if (repair?.act !== 'pay' || repair.amountKopecks === null) return null;
  const { amountKopecks } = repair;
  const sum = formatMoney(amountKopecks as Kopecks);
  return (
    <div className={css.acts}>
      {onLess === undefined ? null : (
        <Button kind="secondary" compact onClick={() => onLess(amountKopecks)}>
          {t.less(sum)}
        </Button>
      )}
      <LinkButton kind="secondary" compact href={`/pay?for=advance&sum=${amountKopecks}`}>
        {t.pay(sum)}
      </LinkButton>
    </div>
  );
}

export function HarmList({ warnings, onLess }: HarmListProps) {
  const language = useLanguage();
  return (
    <ul className={css.harms}>
      {warnings.map((one) => (
        <li key={`${one.code}${one.chargeId}`}>
          <p>
            {one.text[language]} {one.repair?.text[language]}
          </p>
          <Repair warning={one} onLess={onLess} />
        </li>
      ))}
    </ul>
  );
}
