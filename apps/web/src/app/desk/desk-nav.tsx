import type { ReactElement } from 'react';
import { Link, useLocation } from 'wouter';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { mayUse, useSession } from '../../lib/session.ts';
import { type DeskPage, deskPages } from './pages.tsx';
import { deskWords } from './words.ts';

const groups = ['work', 'loop', 'view', 'manage'] as const;

/** The pages that the active post may open. */
export function useMenuPages(): readonly DeskPage[] {
  const current = useSession();
  return deskPages.filter(
    ({ group, permission, unless }) => group && mayUse(current, permission) && !(unless && mayUse(current, unless)),
  );
}

const isAt = (location: string, path: string): boolean =>
  location === path || (path !== '/desk' && location.startsWith(`${path}/`));

export function DeskNav({ onGo }: { onGo?: () => void }): ReactElement {
  const t = useWords(deskWords);
  const lang = useLanguage();
  const pages = useMenuPages();
  const [location] = useLocation();
  return (
    <nav className="desk-nav" aria-label={t('menu')}>
      {groups.map((group) => {
        const here = pages.filter((page) => page.group === group);
        if (here.length === 0) return null;
        return (
          <div className="desk-nav-group" key={group}>
            <h2>{t(group)}</h2>
            <ul>
              {here.map(({ path, title, icon: Icon }) => (
                <li key={path}>
                  <Link href={path} aria-current={isAt(location, path) ? 'page' : undefined} onClick={onGo}>
                    {Icon && <Icon aria-hidden />}
                    {lang === 'en' ? title.en : title.zh}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}
