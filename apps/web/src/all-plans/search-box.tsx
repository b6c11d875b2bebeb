/** The way to the search, in the head of every screen. What was searched for stays in the address. */
import { type FormEvent, useEffect, useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { useWords } from '../words/words';
import './all-plans.css';

const LONGEST = 200;

export function SearchBox() {
  const { t } = useWords();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const asked = pathname === '/search' ? (search.get('q') ?? '') : '';
  const [typed, setTyped] = useState(asked);
  useEffect(() => setTyped(asked), [asked]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const q = typed.trim();
    if (q !== '') navigate(`/search?${new URLSearchParams({ q })}`);
  };
  return (
    <search>
      <form className="search-box" onSubmit={send}>
        <input
          type="search"
          value={typed}
          maxLength={LONGEST}
          onChange={(event) => setTyped(event.target.value)}
          aria-label={t('screen.search.label')}
          placeholder={t('screen.search.placeholder')}
        />
        <button type="submit" className="plain-button">
          {t('screen.search.go')}
        </button>
      </form>
    </search>
  );
}
