/** Starts the screens: the language first, so that nothing is ever shown in another one. */
import './shell/style-nonce';

import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { ProblemError } from './api/problem';
import { sessionQuery } from './api/queries';
import { App } from './app';
import { currentLocale } from './words/locale';
import { loadCatalogue, WordsProvider } from './words/words';
import './shell/base.css';

/** A session that has ended elsewhere leads back to the sign-in, which keeps the address. */
const queryCache = new QueryCache({
  onError: (error, query) => {
    if (!(error instanceof ProblemError) || error.problem.status !== 401 || query.queryKey[0] === sessionQuery.queryKey[0]) return;
    void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  },
});

const client = new QueryClient({
  queryCache,
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => failures < 2 && error instanceof ProblemError && error.passing,
      refetchOnWindowFocus: true,
    },
  },
});

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
