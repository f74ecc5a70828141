import { IdcardOutlined, LogoutOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Popover, Radio } from 'antd';
import { type ReactElement, useId } from 'react';
import { setLanguage, useLanguage, useWords } from '../../lib/i18n.ts';
import type { Language } from '../../lib/language.ts';
import { type Preferences, preferences, setPreferences } from '../../lib/preferences.ts';
import { useSession } from '../../lib/session.ts';
import { useSignal } from '../../lib/use-signal.ts';
import { leave } from '../gate/gate.tsx';
import { deskWords } from './words.ts';

/** Language, appearance, type size, and the way out. */
export function PersonMenu(): ReactElement {
  const t = useWords(deskWords);
  const { person } = useSession();
  return (
    <Popover trigger="click" placement="bottomRight" content={<DisplaySettings />}>
      <Button type="text" icon={<UserOutlined aria-hidden />} aria-label={t('settings', { name: person.name })}>
        <span className="desk-post-word">{person.name}</span>
      </Button>
    </Popover>
  );
}

function DisplaySettings(): ReactElement {
  const t = useWords(deskWords);
  const lang = useLanguage();
  const { theme, elder, textScale } = useSignal(preferences);
  return (
    <div className="desk-settings">
      <Setting<Language>
        label={t('language')}
        value={lang}
        options={[
          { value: 'zh-CN', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
        onChange={(next) => void setLanguage(next)}
      />
      <Setting<Preferences['theme']>
        label={t('theme')}
        value={theme}
        options={[
          { value: 'system', label: t('themeSystem') },
          { value: 'light', label: t('themeLight') },
          { value: 'dark', label: t('themeDark') },
          { value: 'contrast', label: t('themeContrast') },
        ]}
        onChange={(next) => setPreferences({ theme: next })}
      />
      <Setting<'normal' | 'elder'>
        label={t('size')}
        value={elder ? 'elder' : 'normal'}
        options={[
          { value: 'normal', label: t('sizeNormal') },
          { value: 'elder', label: t('sizeElder') },
        ]}
        onChange={(next) => setPreferences({ elder: next === 'elder' })}
      />
      <Setting<Preferences['textScale']>
        label={t('scale')}
        value={textScale}
        options={[100, 115, 130].map((value) => ({ value: value as Preferences['textScale'], label: `${value}%` }))}
        onChange={(next) => setPreferences({ textScale: next })}
      />
      <Button icon={<IdcardOutlined aria-hidden />} href="/desk/me">
        {t('me')}
      </Button>
      <Button icon={<LogoutOutlined aria-hidden />} onClick={() => void leave()}>
        {t('signOut')}
      </Button>
    </div>
  );
}

interface SettingProps<V> {
  label: string;
  value: V;
  options: { value: V; label: string }[];
  onChange: (value: V) => void;
}

function Setting<V extends string | number>({ label, value, options, onChange }: SettingProps<V>): ReactElement {
  const id = useId();
  return (
    <div className="stack stack-tight">
      <span id={id}>{label}</span>
      <Radio.Group
        aria-labelledby={id}
        optionType="button"
        value={value}
        options={options}
        onChange={(event) => onChange(event.target.value as V)}
      />
    </div>
  );
}
