/** A figure that opens the rows behind it; a nought is only said. */
import { DayLink } from '../as-of/as-of';

export function Figure({ count, to, label }: { count: number; to: string | null; label: string }) {
  if (to === null) return <span className="numeric">{count}</span>;
  if (count === 0) return <span className="faint numeric">0</span>;
  return (
    <DayLink className="numeric" to={to} aria-label={`${label} ${count}`}>
      {count}
    </DayLink>
  );
}
