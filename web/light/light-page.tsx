// The frame of a page before sign-in: head, column, footer, and the banner in a stand.
import { type ReactNode, createContext, useContext } from 'react';
import { useTexts, useTitle } from '../language.ts';
import css from './light-page.module.css';
import { lightTexts } from './texts.ts';
import { isStand } from './stand.ts';
import { PageHead } from '../ui/shell/page-head.tsx';
import { PlainShell } from '../ui/shell/plain-shell.tsx';

const TitleParts = createContext<readonly string[] | null>(null);

/**
 * For a form inside a light page: «Ошибка:» in front of the page's title while it has mistakes. In
 * a dialog of a cabinet the title is that of the page behind it.
 */
export function useErrorsInTitle(hasErrors: boolean): void {
  useTitle(useContext(TitleParts), hasErrors);
}

interface LightPageProps {
  /** Absent where the page has a head of its own. */
  title?: string;
  /** What the title of the window says after the page's own name: the section. */
  section?: string;
  hasErrors?: boolean;
  lead?: ReactNode;
  /** Changes with what the page asks, so that each question begins at its own heading. */
  step?: string;
  /** As wide as a cabinet; else a column of a few fields. */
  wide?: boolean;
  /** Stands at the end of the top bar. */
  aside?: ReactNode;
  children: ReactNode;
}

export function LightPage(props: LightPageProps) {
  const { title, section, hasErrors, lead, step, wide, aside, children } = props;
  const t = useTexts(lightTexts);
  const parts = [title ?? '', section ?? ''];
  useTitle(parts, hasErrors);
  return (
    <PlainShell
      stand={isStand()}
      narrow={wide !== true}
      aside={aside}
      links={[
        { href: '/calculators', label: t.calculators },
        { href: '/check', label: t.check },
      ]}
    >
      {title === undefined ? null : <PageHead key={step} title={title} lead={lead} />}
      <TitleParts value={parts}>
        <div className={css.column}>{children}</div>
      </TitleParts>
    </PlainShell>
  );
}

/** «Нет учётной записи? Зарегистрироваться»: a question and the way to its answer. */
export function AsideLine({ children }: { children: ReactNode }) {
  return <p className={css.aside}>{children}</p>;
}
