/** Starts the screens: the language first, so that nothing is ever shown in another one. */
import './shell/style-nonce';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { ProblemError } from './api/problem';
import { sessionQuery } from './api/queries';
import { onSessionOver, saysSessionOver } from './api/session-watch';
import { App } from './app';
import { currentLocale } from './words/locale';
import { loadCatalogue, WordsProvider } from './words/words';
import './shell/base.css';

const A_DAY = 86_400_000;
const LONGEST_PAUSE = 30_000;

/** What could not be read because the session has ended waits until the person is back: the screen stays as it is meanwhile. */
const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => saysSessionOver(error) || (failures < 2 && error instanceof ProblemError && error.passing),
      retryDelay: (failures, error) => (saysSessionOver(error) ? A_DAY : Math.min(1000 * 2 ** failures, LONGEST_PAUSE)),
      refetchOnWindowFocus: true,
    },
  },
});

/** A session that has ended elsewhere leads to the sign-in, which keeps the address and what is typed. */
onSessionOver(() => void client.invalidateQueries({ queryKey: sessionQuery.queryKey }));

const locale = currentLocale();
document.documentElement.lang = locale;
const catalogue = await loadCatalogue(locale);
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <WordsProvider catalogue={catalogue}>
      <QueryClientProvider client={client}>
        <BrowserRouter>
          <App />
        </BrowserRouter>
      </QueryClientProvider>
    </WordsProvider>
  </StrictMode>,
);
