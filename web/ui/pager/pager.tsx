import { useTexts } from '../../language.ts';
import { classes } from '../classes.ts';
import { ChevronLeft, ChevronRight, Icon } from '../icon/icon.tsx';
import { frameTexts } from '../frame-texts.ts';
import css from './pager.module.css';
import { pageMarks } from './pages.ts';

interface PagerProps {
  page: number;
  pageSize: number;
  total: number;
  hrefOf: (page: number) => string;
}

export function Pager({ page, pageSize, total, hrefOf }: PagerProps) {
  const t = useTexts(frameTexts);
  const last = Math.max(1, Math.ceil(total / pageSize));
  const from = Math.min(total, (page - 1) * pageSize + 1);
  const shown = (
    <p className={css.shown}>{t.shown(from, Math.min(total, page * pageSize), total)}</p>
  );
  if (last === 1) return total === 0 ? null : <div className={css.pager}>{shown}</div>;
  return (
    <nav className={css.pager} aria-label={t.pages}>
      {shown}
      <ul className={css.list}>
        {page > 1 ? (
          <li>
            <a className={css.page} href={hrefOf(page - 1)} aria-label={t.previous} rel="prev">
              <Icon of={ChevronLeft} />
            </a>
          </li>
        ) : null}
        {pageMarks(page, last).map((mark, place) =>
          mark === 'gap' ? (
            <li key={`gap${place}`} className={css.gap}>
              …
            </li>
          ) : (
            <li key={mark}>
              <a
                className={classes(css.page, mark === page && css.current)}
                href={hrefOf(mark)}
                aria-current={mark === page ? 'page' : undefined}
              >
                {mark}
              </a>
            </li>
          ),
        )}
        {page < last ? (
          <li>
            <a className={css.page} href={hrefOf(page + 1)} aria-label={t.next} rel="next">
              <Icon of={ChevronRight} />
            </a>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}
