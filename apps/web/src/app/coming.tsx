import type { ReactElement } from 'react';
import { Empty } from '../ui/empty.tsx';

/** Stands where a feature's page will be. */
export function Coming(): ReactElement {
  return <Empty title="这一页还没有接上" icon="clock" />;
}
