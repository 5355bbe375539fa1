import { useLanguage, useTexts } from '../../language.ts';
import { Icon, RefreshCw, TriangleAlert } from '../icon/icon.tsx';
import { frameTexts } from '../frame-texts.ts';
import { sayMoment } from '../say.ts';
import css from './stale-mark.module.css';

interface StaleMarkProps {
  /** The moment the data are of (UTC). */
  asOf: string;
  /** The source did not answer: what is shown is older than it should be. */
  stale?: boolean;
  onRefresh?: () => void;
  busy?: boolean;
}

export function StaleMark({ asOf, stale, onRefresh, busy }: StaleMarkProps) {
  const t = useTexts(frameTexts);
  const when = sayMoment(asOf, useLanguage());
  return (
    <p className={stale === true ? css.stale : css.mark}>
      {stale === true ? <Icon of={TriangleAlert} size={18} /> : null}
      <span>{stale === true ? t.stale(when) : t.asOf(when)}</span>
      {onRefresh === undefined ? null : (
        <button type="button" className={css.refresh} onClick={onRefresh} aria-busy={busy}>
          <Icon of={RefreshCw} size={16} />
          {t.refresh}
        </button>
      )}
    </p>
  );
}
