import { type ComponentType, lazy, type ReactElement, type ReactNode, Suspense } from 'react';

/** What is offered beside the choice of a category or a unit: for a request, or for a text that is being entered. */
export interface SuggestionSlotProps {
  requestId?: string;
  content: string;
  placeId?: string | undefined;
  spot?: readonly [number, number] | null;
  /** Chosen so far, '' for none: what is offered for the unit follows it. */
  category: string;
  onCategory: (code: string) => void;
  unitId?: string;
  /** Left out where no unit is chosen on the form. */
  onUnit?: (unitId: string) => void;
  /** Stands there until the gap is filled, or when nothing can be asked. */
  fallback?: ReactNode;
}

let Filling: ComponentType<SuggestionSlotProps> | undefined;

/** App/ says what fills the gap, before the first page is drawn: the features on both sides know only the gap. */
export function fillSuggestionSlot(load: () => Promise<ComponentType<SuggestionSlotProps>>): void {
  // Without network the page goes on without it.
  Filling = lazy(async () => ({ default: await load().catch(() => Unfilled) }));
}

const Unfilled: ComponentType<SuggestionSlotProps> = ({ fallback }) => <>{fallback}</>;

/** A gap that one feature leaves on its form and another fills. */
export function SuggestionSlot(props: SuggestionSlotProps): ReactElement {
  if (!Filling) return <>{props.fallback}</>;
  return (
    <Suspense fallback={props.fallback}>
      <Filling {...props} />
    </Suspense>
  );
}
