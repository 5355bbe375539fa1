// The clock on the page: where it stands and the usual steps forward.
import {
  type Day,
  type Moment,
  addDays,
  addMonths,
  dayOf,
  formatDay,
  legalDay,
  startOfLegalDay,
  yearOf,
} from '#primitives/days';
import type { Reading } from '../clock/clock.ts';
import { actAttributes, actButton } from './act.ts';
import { html, type Html } from './html.ts';
import { momentWords } from './moment-words.ts';

const path = '/stand/api/clock';
const post = { method: 'POST', path } as const;
const moved = 'Часы переведены';

/** Property taxes of people fall due on this day of the year (НК 363, 397, 409). */
function nextFirstOfDecember(today: Day): Day {
  const inThisYear = dayOf(yearOf(today), 12, 1);
  return today < inThisYear ? inThisYear : dayOf(yearOf(today) + 1, 12, 1);
}

/** The same time of the day, so that a step of one day is a day and not the rest of it. */
function atSameTime(now: Moment, target: Day, zone: string): string {
  const sinceMidnight = Date.parse(now) - Date.parse(startOfLegalDay(legalDay(now, zone), zone));
  return new Date(Date.parse(startOfLegalDay(target, zone)) + sinceMidnight).toISOString();
}

export function clockSection(reading: Reading, zone: string): Html {
  const now = reading.now as Moment;
  const today = legalDay(now, zone);
  const december = nextFirstOfDecember(today);
  const step = (label: string, target: string): Html =>
    actButton({ ...post, label, body: { now: target }, done: moved });
  return html`<section class="card" id="clock" aria-labelledby="clock-title" data-live>
    <h2 id="clock-title">Часы</h2>
    <p class="money">${formatDay(today, 'long')}</p>
    <p class="hint">${momentWords(now, zone)}, ${zone}. Часы идут только вперёд.</p>
    <div class="row">
      ${step(`К ${formatDay(december, 'long')}`, december)}
      ${step('+1 день', atSameTime(now, addDays(today, 1), zone))}
      ${step('+1 месяц', atSameTime(now, addMonths(today, 1), zone))}
    </div>
    <form ${actAttributes({ ...post, done: moved })}>
      <label for="clock-now">Другой день</label>
      <div class="row">
        <input id="clock-now" type="date" name="now" min="${addDays(today, 1)}" required />
        <button class="secondary" type="submit">Перевести</button>
      </div>
    </form>
    <details>
      <summary>Технические часы</summary>
      <p class="hint">
        Сессии, коды и подписи. Сейчас ${momentWords(reading.wall, zone)}, сдвиг
        ${reading.wallOffsetS} с.
      </p>
      <form ${actAttributes({ ...post, done: 'Технические часы сдвинуты' })}>
        <label for="clock-wall">Сдвиг, секунд</label>
        <div class="row">
          <input
            id="clock-wall"
            type="number"
            name="wallOffsetS"
            value="${reading.wallOffsetS}"
            required
          />
          <button class="secondary" type="submit">Сдвинуть</button>
        </div>
      </form>
    </details>
  </section>`;
}
