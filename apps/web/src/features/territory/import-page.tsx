import { type ReactElement, useState } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { mayUse, useSession } from '../../lib/session.ts';
import { Card } from '../../ui/card.tsx';
import { Choice } from '../../ui/choice.tsx';
import { BoundaryImport } from './boundary-import.tsx';
import { DivisionImport } from './division-import.tsx';
import { TerritoryFrame } from './territory-frame.tsx';
import { territoryWords } from './words.ts';

type What = 'divisions' | 'boundaries';

/** A1: divisions from a table, grids and boundaries from GeoJSON: tried first, then done. */
export function ImportPage(): ReactElement {
  const t = useWords(territoryWords);
  const [what, setWhat] = useState<What>('divisions');
  const manages = mayUse(useSession(), 'place.manage');
  return (
    <TerritoryFrame title={t('import')} description={manages ? t('importHint') : t('notAllowed')}>
      {manages && (
        <>
          <Card>
            <Choice<What>
              label={t('what')}
              value={what}
              onChange={setWhat}
              options={[
                { value: 'divisions', label: t('whatDivisions'), hint: t('whatDivisionsHint') },
                { value: 'boundaries', label: t('whatBoundaries'), hint: t('whatBoundariesHint') },
              ]}
            />
          </Card>
          {what === 'divisions' ? <DivisionImport /> : <BoundaryImport />}
        </>
      )}
    </TerritoryFrame>
  );
}
