/** The page one was on before going to an identity provider: the provider's way ends at `/`, from where one is led back. */
const KEPT_AS = 'taizhang.way-back';

export function keepWayBack(): void {
  try {
    sessionStorage.setItem(KEPT_AS, location.pathname + location.search);
  } catch {
    // Without it one arrives at the first page.
  }
}

export function takeWayBack(): string | null {
  try {
    const way = sessionStorage.getItem(KEPT_AS);
    sessionStorage.removeItem(KEPT_AS);
    return way?.startsWith('/') && !way.startsWith('//') && way !== '/' && way !== '/sign-in' ? way : null;
  } catch {
    return null;
  }
}
