/** A figure that opens the rows behind it; a nought is only said. */
import { Link } from 'react-router';

export function Figure({ count, to, label }: { count: number; to: string | null; label: string }) {
  if (to === null) return <span className="numeric">{count}</span>;
  if (count === 0) return <span className="faint numeric">0</span>;
  return (
    <Link className="numeric" to={to} aria-label={`${label} ${count}`}>
      {count}
    </Link>
  );
}
