import { QueryClientProvider } from '@tanstack/react-query'
import { ConfigProvider, App as Messages } from 'antd'
import enGB from 'antd/es/locale/en_GB'
import zhCN from 'antd/es/locale/zh_CN'
import { lazy, Suspense, useEffect } from 'react'
import { useHeldSession } from '../api/use-held-session.ts'
import { LiveFeed, retryFeed } from '../feed/LiveFeed.tsx'
import { useDocumentLanguage, useWords } from '../words/words.ts'
import { Boundary } from './Boundary.tsx'
import { queryClient } from './client.ts'
import { entryPreference, isPhoneRole } from './entry-choice.ts'
import { Failed } from './Failed.tsx'
import { useMedia, usePhone } from './media.ts'
import { SignedIn } from './rights.ts'
import { Shell } from './Shell.tsx'
import { SignIn, SignInAgain } from './SignIn.tsx'
import { useShade } from './shade.ts'
import { antdTheme } from './theme.ts'

const OwedPage = lazy(() => import('../account/OwedPage.tsx'))
const client = queryClient()
const libraryWords = { zh: zhCN, en: enGB }

export function App() {
  const shade = useShade()
  const phone = usePhone()
  const still = useMedia('(prefers-reduced-motion: reduce)')
  const { language } = useWords()
  useDocumentLanguage()
  return (
    <ConfigProvider
      button={{ autoInsertSpace: false }}
      locale={libraryWords[language]}
      theme={antdTheme(shade, phone, still)}
    >
      <Messages message={{ maxCount: 2 }}>
        <QueryClientProvider client={client}>
          <Boundary>
            <Gate />
          </Boundary>
        </QueryClientProvider>
      </Messages>
    </ConfigProvider>
  )
}

/** Whoever is not signed in signs in where they are, and is then where they wanted to be; whose session ends, over what they have open. */
function Gate() {
  const { asked, me, isEnded } = useHeldSession(retryFeed)
  const role = me?.role
  useEffect(() => {
    if (role !== undefined && entryPreference.get() === 'unknown' && !isPhoneRole(role))
      entryPreference.set('desk')
  }, [role])
  if (asked.data?.owes !== undefined)
    return (
      <Suspense>
        <OwedPage owes={asked.data.owes} />
      </Suspense>
    )
  if (me !== undefined) {
    return (
      <SignedIn key={me.username} value={me}>
        <LiveFeed>
          <Shell me={me} />
        </LiveFeed>
        {isEnded && <SignInAgain username={me.username} />}
      </SignedIn>
    )
  }
  if (asked.data === null) return <SignIn />
  if (asked.isError) return <Failed error={asked.error} retry={() => void asked.refetch()} />
  return null
}
