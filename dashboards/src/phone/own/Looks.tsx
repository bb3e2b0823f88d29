import { usePreference } from '../../app/preference.ts'
import { THEMES, themePreference } from '../../app/shade.ts'
import { useSay } from '../../words/use-say.ts'
import { languagePreference, useWords } from '../../words/words.ts'
import { Choices } from '../alert/Choices.tsx'
import { Switch } from './Switch.tsx'
import { textSizePreference } from './text-size.ts'
import { words } from './words.ts'

/** Each language is named in itself: whoever looks for it can read it. */
const LANGUAGES = [
  { value: 'zh', label: '中文' },
  { value: 'en', label: 'English' },
] as const

/** How large, in which light and in which language. */
export function Looks() {
  const { say: tell } = useSay(words)
  const { say, language } = useWords()
  const theme = usePreference(themePreference)
  const size = usePreference(textSizePreference)
  return (
    <section aria-labelledby="looks">
      <h2 id="looks">{tell('looks.title')}</h2>
      <Switch
        id="large-text"
        label={tell('looks.large')}
        checked={size === 'large'}
        change={on => textSizePreference.set(on ? 'large' : 'normal')}
      />
      <Choices
        legend={say('language.label')}
        options={LANGUAGES}
        value={language}
        choose={languagePreference.set}
      />
      <Choices
        legend={say('theme.label')}
        options={THEMES.map(value => ({ value, label: say(`theme.${value}`) }))}
        value={theme}
        choose={themePreference.set}
      />
    </section>
  )
}
