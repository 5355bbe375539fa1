import { switchLanguage, useLanguage, useTexts } from '../../language.ts';
import { kitTexts } from '../texts.ts';
import css from './language-switch.module.css';

/** The name of the other language, in that language. */
export function LanguageSwitch() {
  const t = useTexts(kitTexts);
  const other = useLanguage() === 'ru' ? 'en' : 'ru';
  return (
    <button type="button" className={css.switch} lang={other} onClick={() => switchLanguage(other)}>
      {t.otherLanguage}
    </button>
  );
}
