// The office of the staff.
import '../ui/tokens/ground.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { expectCsrf } from '../api.ts';
import { startLanguage } from '../language.ts';
import { newQueryClient } from '../query.ts';
import { startDisplay } from '../ui/display-settings/display.ts';
import { followLinks } from './app-links.ts';
import { opsRouter } from './ops-routes.tsx';

startLanguage();
startDisplay();
expectCsrf();
followLinks(opsRouter);

const page = createRoot(document.getElementById('root')!);
// As a transition: the first picture is made in slices of some milliseconds, not in one long task.
startTransition(() =>
  page.render(
    <StrictMode>
      <QueryClientProvider client={newQueryClient()}>
        <RouterProvider<typeof opsRouter> router={opsRouter} />
      </QueryClientProvider>
    </StrictMode>,
  ),
);
