import { Button, Popover } from 'antd'
import type { WireMe } from '../../../services/api/wire/session.ts'
import { useSignOut } from '../api/session.ts'
import { PushSwitch } from '../push/PushSwitch.tsx'
import { useSay } from '../words/use-say.ts'
import { languagePreference, useWords } from '../words/words.ts'
import { Link } from './Link.tsx'
import { PersonMark } from './marks.tsx'
import { words as navWords } from './nav-words.ts'
import { LanguageSwitch, ThemeSwitch } from './Switches.tsx'

export function Account({ me }: { readonly me: WireMe }) {
  const { say, language } = useWords()
  return (
    <div className="account">
      <Button
        type="text"
        className="language"
        onClick={() => languagePreference.set(language === 'zh' ? 'en' : 'zh')}
      >
        <span className="unseen">{say('language.label')}</span>
        <span>{language === 'zh' ? 'EN' : '中文'}</span>
      </Button>
      <Popover trigger="click" placement="bottomRight" content={<Settings me={me} />}>
        <Button type="text" icon={<PersonMark />}>
          <span className="unseen">{say('account.menu')}</span>
          <span className="account-name">{me.displayName || me.username}</span>
        </Button>
      </Popover>
    </div>
  )
}

function Settings({ me }: { readonly me: WireMe }) {
  const { say } = useWords()
  const { say: sayNav } = useSay(navWords)
  const signOut = useSignOut()
  return (
    <div className="settings">
      <strong>{me.displayName || me.username}</strong>
      <span className="quiet">{say('language.label')}</span>
      <LanguageSwitch />
      <span className="quiet">{say('theme.label')}</span>
      <ThemeSwitch />
      <PushSwitch username={me.username} />
      <Link href="/account">{sayNav('section.account')}</Link>
      <Button block loading={signOut.isPending} onClick={() => signOut.mutate()}>
        {say('account.sign-out')}
      </Button>
    </div>
  )
}
