import { isWaiting } from '../alerts/alert.ts'
import { useBoard } from '../alerts/lists.ts'
import { Link } from '../app/Link.tsx'
import { AlertsMark, PersonMark } from '../app/marks.tsx'
import { useSignedIn } from '../app/rights.ts'
import { useSay } from '../words/use-say.ts'
import { HeartMark, ListMark } from './marks.tsx'
import { ALERTS, HOME, ME, type PhoneRoute } from './route.ts'
import { words } from './words.ts'

const CARER = [
  { to: HOME, word: 'tab.care', Mark: HeartMark, pages: ['home', 'wearer', 'device'], counts: false },
  { to: ALERTS, word: 'tab.alerts', Mark: AlertsMark, pages: ['alerts', 'alert'], counts: true },
  { to: ME, word: 'tab.me', Mark: PersonMark, pages: ['me'], counts: false },
] as const
const ROUND = [
  { to: HOME, word: 'tab.round', Mark: ListMark, pages: ['home', 'alerts', 'alert', 'device'], counts: true },
  { to: ME, word: 'tab.me', Mark: PersonMark, pages: ['me'], counts: false },
] as const

/** The ways, under the thumb; how much waits is seen from everywhere. */
export function Tabs({ route }: { readonly route: PhoneRoute }) {
  const { say: tell } = useSay(words)
  const { role } = useSignedIn()
  const waiting = useBoard().data?.alerts.filter(isWaiting).length ?? 0
  return (
    <nav className="tabs" aria-label={tell('tab.label')}>
      {(role === 'caregiver' ? CARER : ROUND).map(({ to, word, Mark, pages, counts }) => (
        <Link
          key={to}
          href={to}
          {...((pages as readonly string[]).includes(route.page) ? { 'aria-current': 'page' } : {})}
        >
          <Mark width="24" height="24" />
          <span>
            {tell(word)}
            {counts && waiting > 0 && <b className="count">{waiting}</b>}
          </span>
        </Link>
      ))}
    </nav>
  )
}
