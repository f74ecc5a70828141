import './desk-provider.css';
import { App, ConfigProvider } from 'antd';
import chinese from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { type ReactElement, type ReactNode, use, useEffect, useMemo } from 'react';
import { cspNonce } from '../../lib/csp.ts';
import { useLanguage } from '../../lib/i18n.ts';
import { useMedia } from '../../lib/use-media.ts';
import { useTokens } from '../use-tokens.ts';
import { deskTheme } from './theme.ts';

let english: Promise<typeof chinese> | undefined;
const loadEnglish = (): Promise<typeof chinese> => {
  english ??= import('antd/locale/en_US').then((module) => module.default);
  return english;
};

/** Theme, language and style nonce for everything from the component library. Once around the desk. */
export function DeskProvider({ children }: { children: ReactNode }): ReactElement {
  const tokens = useTokens();
  const lang = useLanguage();
  const locale = lang === 'en' ? use(loadEnglish()) : chinese;
  const isStill = useMedia('(prefers-reduced-motion: reduce)');
  const theme = useMemo(() => deskTheme(tokens, isStill), [tokens, isStill]);
  useEffect(() => {
    dayjs.locale(lang === 'en' ? 'en' : 'zh-cn');
  }, [lang]);
  const nonce = cspNonce();
  return (
    <ConfigProvider
      locale={locale}
      theme={theme}
      {...(nonce && { csp: { nonce } })}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <App>{children}</App>
    </ConfigProvider>
  );
}
