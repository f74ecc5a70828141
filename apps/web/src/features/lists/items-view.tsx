import type {
  CalendarItem,
  CategoryItem,
  DutyItem,
  LimitItem,
  ListName,
  RejectionItem,
} from '@huying/server/contract/lists';
import type { ReactElement } from 'react';
import { CalendarView } from './calendar-view.tsx';
import { CategoryView } from './category-view.tsx';
import { DutyView } from './duty-view.tsx';
import type { ItemsViewProps } from './items-props.ts';
import { LimitView } from './limit-view.tsx';
import { RejectionView } from './rejection-view.tsx';

/** The items of any list, to read or to edit. */
export function ItemsView({ list, ...props }: ItemsViewProps & { list: ListName }): ReactElement {
  switch (list) {
    case 'category':
      return <CategoryView {...(props as ItemsViewProps<CategoryItem>)} />;
    case 'duty':
      return <DutyView {...(props as ItemsViewProps<DutyItem>)} />;
    case 'limit':
      return <LimitView {...(props as ItemsViewProps<LimitItem>)} />;
    case 'rejection':
      return <RejectionView {...(props as ItemsViewProps<RejectionItem>)} />;
    case 'calendar':
      return <CalendarView {...(props as ItemsViewProps<CalendarItem>)} />;
  }
}
