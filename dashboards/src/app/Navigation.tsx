import { isWaiting } from '../alerts/alert.ts'
import { useBoard } from '../alerts/lists.ts'
import { useWords } from '../words/words.ts'
import { Link } from './Link.tsx'
import { AlertsMark, DevicesMark, QualityMark, RulesMark } from './marks.tsx'
import type { Route } from './route.ts'

const WAYS = [
  { page: 'alerts', href: '/', Mark: AlertsMark },
  { page: 'devices', href: '/devices', Mark: DevicesMark },
  { page: 'rules', href: '/rules', Mark: RulesMark },
  { page: 'quality', href: '/quality', Mark: QualityMark },
] as const

/** Along the top on a desk, along the bottom under the thumb on a phone. */
export function Navigation({ route }: { readonly route: Route }) {
  const { say } = useWords()
  const { data: board } = useBoard()
  const waiting = board?.alerts.filter(isWaiting).length ?? 0
  return (
    <nav className="ways" aria-label={say('nav.label')}>
      {WAYS.map(({ page, href, Mark }) => (
        <Link key={page} href={href} {...(route.page === page ? { 'aria-current': 'page' } : {})}>
          <Mark />
          <span>{say(`nav.${page}`)}</span>
          {page === 'alerts' && waiting > 0 && (
            <span className="count" role="img" aria-label={say('alerts.waiting', { n: waiting })}>
              {waiting}
            </span>
          )}
        </Link>
      ))}
    </nav>
  )
}
