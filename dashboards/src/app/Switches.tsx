import { Segmented } from 'antd'
import { languagePreference, useWords } from '../words/words.ts'
import { usePreference } from './preference.ts'
import { THEMES, themePreference } from './shade.ts'

/** Each language is named in itself: whoever looks for it can read it. */
const NAMES = [
  { value: 'zh', label: '中文' },
  { value: 'en', label: 'English' },
] as const

export function LanguageSwitch() {
  const { say, language } = useWords()
  return (
    <Segmented
      aria-label={say('language.label')}
      options={[...NAMES]}
      value={language}
      onChange={languagePreference.set}
    />
  )
}

export function ThemeSwitch() {
  const { say } = useWords()
  const theme = usePreference(themePreference)
  const options = THEMES.map(value => ({ value, label: say(`theme.${value}`) }))
  return (
    <Segmented
      aria-label={say('theme.label')}
      options={options}
      value={theme}
      onChange={themePreference.set}
    />
  )
}
