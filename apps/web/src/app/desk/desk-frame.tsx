import './desk.css';
import { MenuOutlined } from '@ant-design/icons';
import { Button, type InputRef } from 'antd';
import { type ReactElement, type ReactNode, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { Bell } from '../../features/notifications/bell.tsx';
import { useWords } from '../../lib/i18n.ts';
import { useTenant } from '../../lib/session.ts';
import { SearchInput } from '../../ui/desk/search-input.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { ConnectionMark } from './connection-mark.tsx';
import { DeskCommands } from './desk-commands.tsx';
import { DeskNav } from './desk-nav.tsx';
import { PersonMenu } from './person-menu.tsx';
import { PostSwitcher } from './post-switcher.tsx';
import { deskWords } from './words.ts';

/** Bar, side menu, content, footer. */
export function DeskFrame({ children }: { children: ReactNode }): ReactElement {
  const t = useWords(deskWords);
  const { name } = useTenant();
  const [, go] = useLocation();
  const [menuOpen, setMenuOpen] = useState(false);
  const search = useRef<InputRef>(null);
  return (
    <div className="desk">
      <a className="skip-link" href="#main">
        {t('skip')}
      </a>
      <header className="desk-header">
        <Button
          className="desk-menu-button"
          type="text"
          icon={<MenuOutlined aria-hidden />}
          aria-label={t('menu')}
          onClick={() => setMenuOpen(true)}
        />
        <Link className="desk-brand" href="/desk">
          <img src="/icon.svg" alt="" width="28" height="28" />
          <span className="desk-brand-name">{name}</span>
        </Link>
        <div className="desk-search">
          <SearchInput
            ref={search}
            label={t('search')}
            value=""
            onSearch={(words) => words.length > 1 && go(`/desk/requests?q=${encodeURIComponent(words)}`)}
          />
        </div>
        <div className="desk-tools">
          <ConnectionMark />
          <Bell />
          <PostSwitcher />
          <PersonMenu />
        </div>
      </header>
      <DeskNav />
      <div className="desk-main">
        <main className="desk-content" id="main" tabIndex={-1}>
          {children}
        </main>
        <footer className="desk-footer">
          <a href="/r/new?about=system" target="_blank" rel="noreferrer">
            {t('feedback')}
          </a>
          <span>{t('feedbackHint')}</span>
        </footer>
      </div>
      <Sheet open={menuOpen} title={t('menu')} onClose={() => setMenuOpen(false)}>
        <DeskNav onGo={() => setMenuOpen(false)} />
      </Sheet>
      <DeskCommands onSearch={() => search.current?.focus()} />
    </div>
  );
}
