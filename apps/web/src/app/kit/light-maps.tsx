import { type ReactElement, useState } from 'react';
import type { LonLat } from '../../lib/position.ts';
import { GridMap } from '../../ui/grid-map.tsx';
import { KitPart } from './kit-part.tsx';
import { sampleAreas } from './sample.ts';

const grids = sampleAreas(4, 3, false);
const many = sampleAreas(13, 10, true);

export function LightMaps(): ReactElement {
  const [pin, setPin] = useState<LonLat | null>([113.02, 30.012]);
  const [chosen, setChosen] = useState<string | null>('g5');
  return (
    <KitPart title="网格图">
      <GridMap label="选择位置" areas={grids} pin={pin} onPin={setPin} />
      <GridMap label="各网格超期件数" areas={many} valueLabel="超期件数" selected={chosen} onSelect={setChosen} />
    </KitPart>
  );
}
