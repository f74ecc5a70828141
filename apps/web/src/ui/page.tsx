import './page.css';
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import { setLanguage, useLanguage, useWords } from '../lib/i18n.ts';
import { preferences, setPreferences } from '../lib/preferences.ts';
import { useSignal } from '../lib/use-signal.ts';
import { AppLink } from './app-link.tsx';
import { Button } from './button.tsx';
import { uiWords } from './words.ts';

export interface PageProps {
  /** Heading of the page and title of the tab. */
  title: string;
  lead?: ReactNode;
  /** Where 「返回」 leads; without it the brand is shown (the first page). */
  back?: string;
  brand?: { name: string; href: string };
  children: ReactNode;
  /** Stays at the bottom of the screen: the one obvious next act of the page. */
  foot?: ReactNode;
  /** The page draws its own large heading; the title then only names the tab. */
  ownHeading?: boolean;
}

/** The frame of every resident and field page: bar with way back and toggles, one column, a foot for the next act. */
export function Page(props: PageProps): ReactElement {
  const { title, lead, back, brand, children, foot, ownHeading } = props;
  const t = useWords(uiWords);
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    document.title = title;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <div className="page">
      <a className="skip-link" href="#main">
        {t('skip')}
      </a>
      <header className="page-bar">
        <div className="page-bar-inner">
          {back !== undefined ? (
            <Button variant="quiet" icon="back" href={back}>
              {t('back')}
            </Button>
          ) : (
            brand && (
              <AppLink className="page-brand" href={brand.href}>
                <img src="/icon.svg" alt="" width="28" height="28" />
                {brand.name}
              </AppLink>
            )
          )}
          <PageTools />
        </div>
      </header>
      <main className="page-main" id="main" ref={main} tabIndex={-1}>
        {!ownHeading && (
          <div className="page-title">
            <h1>{title}</h1>
            {lead && <p className="page-lead">{lead}</p>}
          </div>
        )}
        {children}
      </main>
      {foot && <div className="page-foot">{foot}</div>}
    </div>
  );
}

/** 长辈版 and 中文/English, in reach on every page. */
function PageTools(): ReactElement {
  const t = useWords(uiWords);
  const { elder } = useSignal(preferences);
  const lang = useLanguage();
  return (
    <div className="page-tools">
      <Button variant="quiet" onClick={() => setPreferences({ elder: !elder })}>
        {elder ? t('elderOff') : t('elderOn')}
      </Button>
      <Button variant="quiet" onClick={() => void setLanguage(lang === 'en' ? 'zh-CN' : 'en')}>
        <span lang={lang === 'en' ? 'zh-CN' : 'en'}>{t('otherLanguage')}</span>
      </Button>
    </div>
  );
}
