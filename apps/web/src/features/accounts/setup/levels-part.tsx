import type { ReactElement } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { setupWords } from './words.ts';

const FEWEST = 2;
const MOST = 5;

interface LevelsPartProps {
  levels: readonly string[];
  /** Which of them is the grid, from 0. */
  grid: number;
  onChange: (part: { levels?: string[]; grid?: number }) => void;
}

/** Two to five names from the top down, and which of them is the grid. */
export function LevelsPart({ levels, grid, onChange }: LevelsPartProps): ReactElement {
  const t = useWords(setupWords);
  // A new level goes above the last one: the grid stays at the bottom unless told otherwise.
  const add = () =>
    onChange({ levels: [...levels.slice(0, -1), t('levelNew'), ...levels.slice(-1)], grid: levels.length });
  const drop = (at: number) => {
    const next = levels.filter((_name, each) => each !== at);
    onChange({ levels: next, grid: Math.min(grid > at ? grid - 1 : grid, next.length - 1) });
  };
  return (
    <Card title={t('levelsTitle')}>
      <div className="stack">
        <p className="muted">{t('levelsHint')}</p>
        {levels.map((name, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place in the order.
          <div className="setup-level" key={at}>
            <TextField
              label={t('levelName', { n: at + 1 })}
              maxLength={20}
              value={name}
              onChange={(next) => onChange({ levels: levels.map((each, other) => (other === at ? next : each)) })}
            />
            {levels.length > FEWEST && (
              <Button variant="quiet" icon="close" label={t('dropLevel', { n: at + 1 })} onClick={() => drop(at)} />
            )}
          </div>
        ))}
        {levels.length < MOST && (
          <Button icon="plus" onClick={add}>
            {t('addLevel')}
          </Button>
        )}
        <SelectField
          label={t('gridLevel')}
          value={String(grid)}
          onChange={(next) => next !== null && onChange({ grid: Number(next) })}
          options={levels.map((name, at) => ({ value: String(at), label: name || t('levelName', { n: at + 1 }) }))}
        />
      </div>
    </Card>
  );
}
