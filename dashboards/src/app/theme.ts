import { theme as antd, type ThemeConfig } from 'antd'
import type { Shade } from './shade.ts'

/** The components of the library in the colours of `app/tokens.css`. Severity colours are kept for alerts alone. */
export function antdTheme(shade: Shade, touch: boolean, still: boolean): ThemeConfig {
  const dark = shade === 'dark'
  return {
    algorithm: dark ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      colorPrimary: dark ? '#3fa79a' : '#0f6b66',
      // The library's own red is too pale to read.
      colorError: dark ? '#ff808b' : '#c2102d',
      colorInfo: dark ? '#3fa79a' : '#0f6b66',
      colorBgBase: dark ? '#12181b' : '#ffffff',
      colorBgContainer: dark ? '#1a2226' : '#ffffff',
      colorBgElevated: dark ? '#202a2f' : '#ffffff',
      colorTextBase: dark ? '#e4ebec' : '#16211f',
      colorBorder: dark ? '#3a484e' : '#c3cdcb',
      // The library would mix them of blue.
      colorSplit: dark ? '#2c383d' : '#d8e0de',
      colorBorderSecondary: dark ? '#2c383d' : '#d8e0de',
      colorBorderDisabled: dark ? '#2c383d' : '#d8e0de',
      colorTextPlaceholder: dark ? '#8c9da1' : '#6a7875',
      borderRadius: 6,
      motion: !still,
      controlHeight: touch ? 44 : 34,
      fontSize: touch ? 16 : 14,
      fontFamily: 'var(--font)',
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', primaryColor: dark ? '#021412' : '#ffffff' },
      Segmented: {
        trackBg: dark ? '#0b1012' : '#e2e9e7',
        itemSelectedBg: dark ? '#2c393f' : '#ffffff',
        itemColor: dark ? '#9fb0b3' : '#54635f',
      },
    },
  }
}
