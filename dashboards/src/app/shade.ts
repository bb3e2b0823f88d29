import { useEffect } from 'react'
import { useMedia } from './media.ts'
import { preference, usePreference } from './preference.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export const themePreference = preference('linli.theme', THEMES, () => 'system')

export type Shade = 'light' | 'dark'

/** The shade to paint in now: the user's choice, else the system's. Set on the root for the style sheets. */
export function useShade(): Shade {
  const choice = usePreference(themePreference)
  const systemIsDark = useMedia('(prefers-color-scheme: dark)')
  const shade = choice === 'system' ? (systemIsDark ? 'dark' : 'light') : choice
  useEffect(() => {
    document.documentElement.dataset.shade = shade
    // The bar above an installed console: of the shade that was chosen here, whatever the system's is.
    for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]'))
      meta.content = BAR[shade]
  }, [shade])
  return shade
}

/** As `--raised` in `app/tokens.css`, of which the head of the page is. */
const BAR: Readonly<Record<Shade, string>> = { light: '#ffffff', dark: '#1a2226' }
