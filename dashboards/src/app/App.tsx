import { QueryClientProvider } from '@tanstack/react-query'
import { ConfigProvider, App as Messages } from 'antd'
import enGB from 'antd/es/locale/en_GB'
import zhCN from 'antd/es/locale/zh_CN'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { useMe } from '../api/session.ts'
import { LiveFeed } from '../feed/LiveFeed.tsx'
import { useDocumentLanguage, useWords } from '../words/words.ts'
import { Boundary } from './Boundary.tsx'
import { queryClient } from './client.ts'
import { entryPreference, isPhoneRole } from './entry-choice.ts'
import { Failed } from './Failed.tsx'
import { useMedia, usePhone } from './media.ts'
import { SignedIn } from './rights.ts'
import { Shell } from './Shell.tsx'
import { SignIn } from './SignIn.tsx'
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

/** Whoever is not signed in signs in where they are, and is then where they wanted to be. */
function Gate() {
  const me = useMe()
  const wasIn = useRef(false)
  const role = me.data?.role
  useEffect(() => {
    if (role !== undefined && entryPreference.get() === 'unknown' && !isPhoneRole(role))
      entryPreference.set('desk')
  }, [role])
  useEffect(() => {
    wasIn.current ||= Boolean(me.data)
  }, [me.data])
  if (me.data?.owes !== undefined)
    return (
      <Suspense>
        <OwedPage owes={me.data.owes} />
      </Suspense>
    )
  if (me.data) {
    return (
      <SignedIn value={me.data}>
        <LiveFeed>
          <Shell me={me.data} />
        </LiveFeed>
      </SignedIn>
    )
  }
  if (me.data === null) return <SignIn ended={wasIn.current} />
  if (me.isError) return <Failed error={me.error} retry={() => void me.refetch()} />
  return null
}
