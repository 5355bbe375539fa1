// The catalogue of the kit: every component in every state, and the states of a whole page
// (ux §5.2, §9). Not a part of the product: `node tests/catalogue.ts` builds and serves it.
import '../ui/tokens/ground.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startLanguage } from '../language.ts';
import { startDisplay } from '../ui/display-settings/display.ts';
import type { Examples, ExamplesFile } from '../ui/examples.ts';
import css from './catalogue.module.css';
import { pageStates } from './page-states.examples.tsx';

const files = Object.values(
  import.meta.glob<ExamplesFile>('../ui/*/*.examples.tsx', { eager: true }),
);

function gather(of: keyof ExamplesFile): Examples {
  const found: Record<string, Examples[string]> = {};
  for (const file of files) Object.assign(found, file[of]);
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const together: Examples = { ...gather('examples'), 'States of a page': pageStates };
const apart = gather('apart');
const frames = gather('frames');
const addressOf = (name: string, state: string) =>
  `?${new URLSearchParams({ component: name, state }).toString()}`;

function Component({ name, states }: { name: string; states: Examples[string] }) {
  return (
    <section className={css.component} data-component={name}>
      <h2 lang="en">{name}</h2>
      {Object.entries(states).map(([state, Example]) => (
        <div key={state} className={css.example} data-state={state}>
          <p className={css.state} lang="en">
            {state}
          </p>
          <div className={css.place}>
            <Example />
          </div>
        </div>
      ))}
    </section>
  );
}

function Links() {
  const links = [...Object.entries(apart), ...Object.entries(frames)].flatMap(([name, states]) =>
    Object.keys(states).map((state) => ({ name, state })),
  );
  return (
    <section className={css.component}>
      <h2 lang="en">On a page of their own</h2>
      <ul className={css.links}>
        {links.map(({ name, state }) => (
          <li key={addressOf(name, state)} lang="en">
            <a href={addressOf(name, state)} data-component={name} data-state={state}>
              {name}: {state}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Catalogue() {
  return (
    <main className={css.catalogue}>
      <h1 lang="en">Catalogue of the kit</h1>
      {Object.entries(together).map(([name, states]) => (
        <Component key={name} name={name} states={states} />
      ))}
      <Links />
    </main>
  );
}

function Page() {
  const asked = new URLSearchParams(location.search);
  const [name, state] = [asked.get('component') ?? '', asked.get('state') ?? ''];
  const Frame = frames[name]?.[state];
  if (Frame !== undefined) return <Frame />;
  const Example = apart[name]?.[state];
  if (Example === undefined) return <Catalogue />;
  return (
    <main className={css.catalogue}>
      <h1 lang="en">
        {name}: {state}
      </h1>
      <Example />
    </main>
  );
}

startLanguage();
startDisplay();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
