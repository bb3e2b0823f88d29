import { Button } from 'antd'
import { ask } from '../api/request.ts'
import { Awaited } from '../app/Awaited.tsx'
import { useSaving } from '../form/use-saving.ts'
import { Age } from '../time/Age.tsx'
import { useSay } from '../words/use-say.ts'
import { SESSIONS, useSessions } from './own.ts'
import { programOf } from './program.ts'
import { words } from './words.ts'

/** Where one is signed in. Ending one is a sign-in away from undone, so nobody is asked. */
export function Sessions() {
  const { say } = useSay(words)
  const asked = useSessions()
  const { data } = asked
  const ending = useSaving({
    send: (id: string) => ask<void>(`${SESSIONS}${id === '' ? '' : `/${id}`}`, { method: 'DELETE' }),
    changes: [SESSIONS],
    says: say('sessions.ended'),
  })
  if (data === undefined) return <Awaited what={asked} />
  const others = data.sessions.filter(({ current }) => !current)
  return (
    <>
      <ul className="sessions">
        {data.sessions.map(({ id, agent, address, lastSeenAt, current }) => (
          <li key={id}>
            <span>
              <strong title={agent}>{programOf(agent)}</strong> <span className="quiet">{address}</span>
              <br />
              {current ? (
                <span className="badge" data-is="good">
                  {say('sessions.this')}
                </span>
              ) : (
                <span className="quiet small">
                  {say('sessions.seen')} <Age at={lastSeenAt} />
                </span>
              )}
            </span>
            {!current && (
              <Button onClick={() => ending.mutate(id)} loading={ending.isPending && ending.variables === id}>
                {say('sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {others.length > 1 && (
        <span>
          <Button onClick={() => ending.mutate('')}>
            {say('sessions.end-others', { n: others.length })}
          </Button>
        </span>
      )}
    </>
  )
}
