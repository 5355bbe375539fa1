import type { Examples } from '../examples.ts';
import { StandBanner } from './stand-banner.tsx';

export const frames: Examples = {
  StandBanner: {
    'above a page': () => (
      <>
        <StandBanner />
        <main>
          <h1>Кабинет</h1>
        </main>
      </>
    ),
  },
};
