import { coming } from '../coming.tsx';
import type { LoadPage } from '../lazy-page.tsx';

export interface ResidentPage {
  path: string;
  load: LoadPage;
}

/** Every page of the resident shell but the first: one line each. */
export const residentPages: readonly ResidentPage[] = [
  { path: '/r/new', load: coming('我要反映', '/') },
  { path: '/r/done', load: coming('提交成功', '/') },
  { path: '/r/progress', load: coming('查进度', '/') },
  { path: '/r/rate', load: coming('评价', '/') },
];
