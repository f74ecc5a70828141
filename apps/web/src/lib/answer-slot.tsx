import { type ComponentType, lazy, type ReactElement, Suspense } from 'react';

/** Where somebody asks who answers: a spot (CGCS2000), the place it was given, and what is wrong there. */
export interface AnswerSlotProps {
  placeId: string | null;
  lon: number | null;
  lat: number | null;
  words: string;
}

let Filling: ComponentType<AnswerSlotProps> | undefined;

/** App/ says what fills the gap, before the first page is drawn: the features on both sides know only the gap. */
export function fillAnswerSlot(load: () => Promise<ComponentType<AnswerSlotProps>>): void {
  // Without network the page goes on without it.
  Filling = lazy(async () => ({ default: await load().catch(() => Unfilled) }));
}

const Unfilled: ComponentType<AnswerSlotProps> = () => null;

/** The line 「这里归谁管」 that one feature leaves on its page and another fills. */
export function AnswerSlot(props: AnswerSlotProps): ReactElement | null {
  if (!Filling) return null;
  return (
    <Suspense fallback={null}>
      <Filling {...props} />
    </Suspense>
  );
}
