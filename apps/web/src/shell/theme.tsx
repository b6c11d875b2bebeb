/** The component library's theme and language: dense, without motion (old machines), colours that keep 4.5:1. */

import type { Locale } from '@taizhang/i18n/locales';
import { App, ConfigProvider, type ThemeConfig } from 'antd';
import type { Locale as LibraryLocale } from 'antd/es/locale';
import dayjs from 'dayjs';
import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../words/words';
import { Waiting } from './waiting';

const THEME: ThemeConfig = {
  token: {
    colorPrimary: '#1456a8',
    colorLink: '#1456a8',
    colorError: '#a8201a',
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

type Loader = { readonly days: string; readonly load: () => Promise<{ default: LibraryLocale }> };
const LIBRARY: Record<Locale, Loader> = {
  'zh-Hans': { days: 'zh-cn', load: async () => (await Promise.all([import('antd/es/locale/zh_CN'), import('dayjs/locale/zh-cn')]))[0] },
  'zh-Hant': { days: 'zh-tw', load: async () => (await Promise.all([import('antd/es/locale/zh_TW'), import('dayjs/locale/zh-tw')]))[0] },
  en: { days: 'en', load: () => import('antd/es/locale/en_GB') },
};

/** In a calendar's head the year and the month name their buttons themselves. */
function withPlainCalendar(library: LibraryLocale): LibraryLocale {
  const picker = library.DatePicker;
  return picker ? { ...library, DatePicker: { ...picker, lang: { ...picker.lang, yearSelect: '', monthSelect: '' } } } : library;
}

async function loadLibrary(locale: Locale): Promise<LibraryLocale> {
  const { days, load } = LIBRARY[locale];
  const module = await load();
  dayjs.locale(days);
  return withPlainCalendar(module.default);
}

/** Lists and calendars that open stand inside the screen's landmark. */
const popups = () => document.getElementById('screen') ?? document.body;

export function Theme({ children }: { children: ReactNode }) {
  const { locale } = useWords();
  const [library, setLibrary] = useState<LibraryLocale | null>(null);
  useEffect(() => {
    let current = true;
    void loadLibrary(locale).then((loaded) => current && setLibrary(loaded));
    return () => {
      current = false;
    };
  }, [locale]);
  if (!library) return <Waiting />;
  return (
    <ConfigProvider locale={library} theme={THEME} getPopupContainer={popups} button={{ autoInsertSpace: false }} virtual>
      <App message={{ maxCount: 2, duration: 3 }}>{children}</App>
    </ConfigProvider>
  );
}
