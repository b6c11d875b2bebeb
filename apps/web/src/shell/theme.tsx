/** The component library's theme and language: dense, without motion (old machines), colours that keep 4.5:1. */

import type { Locale } from '@taizhang/i18n/locales';
import { App, ConfigProvider, type ThemeConfig } from 'antd';
import type { Locale as LibraryLocale } from 'antd/es/locale';
import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../words/words';
import { Waiting } from './waiting';

const THEME: ThemeConfig = {
  token: {
    colorPrimary: '#1456a8',
    colorLink: '#1456a8',
    colorText: '#1d2430',
    colorTextSecondary: '#4b5561',
    colorTextTertiary: '#59636f',
    colorTextDescription: '#59636f',
    colorTextPlaceholder: '#646d79',
    colorBorder: '#8c95a3',
    colorSplit: '#dde2e8',
    borderRadius: 5,
    motion: false,
    fontFamily: 'inherit',
    controlHeight: 32,
  },
  components: { Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' } },
};

const LIBRARY: Record<Locale, () => Promise<{ default: LibraryLocale }>> = {
  'zh-Hans': () => import('antd/es/locale/zh_CN'),
  'zh-Hant': () => import('antd/es/locale/zh_TW'),
  en: () => import('antd/es/locale/en_GB'),
};

export function Theme({ children }: { children: ReactNode }) {
  const { locale } = useWords();
  const [library, setLibrary] = useState<LibraryLocale | null>(null);
  useEffect(() => {
    let current = true;
    void LIBRARY[locale]().then((module) => current && setLibrary(module.default));
    return () => {
      current = false;
    };
  }, [locale]);
  if (!library) return <Waiting />;
  return (
    <ConfigProvider locale={library} theme={THEME} button={{ autoInsertSpace: false }} virtual>
      <App message={{ maxCount: 3, duration: 3 }}>{children}</App>
    </ConfigProvider>
  );
}
