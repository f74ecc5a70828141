import { type ComponentType, lazy, type ReactElement, Suspense } from 'react';

/** What may be taken over as a need: a request that is being handled, or something found on a visit or a round. */
export interface NeedSlotProps {
  from: 'request' | 'finding';
  id: string;
  /** As it was seen: who comes second is told. */
  version: number;
  content: string;
}

let Filling: ComponentType<NeedSlotProps> | undefined;

/** App/ says what fills the gap, before the first page is drawn: the features on both sides know only the gap. */
export function fillNeedSlot(load: () => Promise<ComponentType<NeedSlotProps>>): void {
  // Without network the page goes on without it.
  Filling = lazy(async () => ({ default: await load().catch(() => Unfilled) }));
}

const Unfilled: ComponentType<NeedSlotProps> = () => null;

/** The button 「转为需求」 that one feature leaves on its page and another fills; who may press it is the page's to ask. */
export function NeedSlot(props: NeedSlotProps): ReactElement | null {
  if (!Filling) return null;
  return (
    <Suspense fallback={null}>
      <Filling {...props} />
    </Suspense>
  );
}
