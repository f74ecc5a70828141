import './state.css';
import type { ReactElement } from 'react';

/** `share` from 0 to 1; without it the work is under way but cannot be measured. */
export function Progress({ label, share }: { label: string; share?: number }): ReactElement {
  const percent = share === undefined ? undefined : Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div className="progress">
      <span>
        {label}
        {percent !== undefined && ` ${percent}%`}
      </span>
      <div
        className="progress-track"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        {percent === undefined ? (
          <div className="progress-bar progress-open" />
        ) : (
          <div className="progress-bar" style={{ width: `${percent}%` }} />
        )}
      </div>
    </div>
  );
}
