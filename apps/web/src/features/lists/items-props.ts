import type { ListItem } from '@huying/server/contract/lists';

export interface ItemsViewProps<Item = ListItem> {
  items: readonly Item[];
  /** With it the items can be edited. */
  onChange?: ((items: Item[]) => void) | undefined;
  /** The item to show, counted from 0; a new object with every wish. */
  focus?: { row: number } | null;
}
