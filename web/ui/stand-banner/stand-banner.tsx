import { useTexts } from '../../language.ts';
import { kitTexts } from '../texts.ts';
import css from './stand-banner.module.css';

/** On every page while the stand is on: nobody should take these data for real. */
export function StandBanner() {
  const t = useTexts(kitTexts);
  return (
    <aside className={css.banner} aria-label={t.standName}>
      <span>{t.stand}</span>
      <a href="/stand">{t.standLink}</a>
    </aside>
  );
}
