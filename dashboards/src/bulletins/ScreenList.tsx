import { useState } from 'react'
import type { WireScreen, WireScreenMade } from '../../../services/api/wire/lobby.ts'
import { ask } from '../api/request.ts'
import { useChanged } from '../api/use-get.ts'
import { type Column, Rows } from '../form/Rows.tsx'
import { Sure } from '../form/Sure.tsx'
import { Age } from '../time/Age.tsx'
import { siteTime } from '../time/site-time.ts'
import { useSay } from '../words/use-say.ts'
import { screensPath, useScreens } from './bulletins.ts'
import { ScreenMade } from './ScreenMade.tsx'
import { ScreenNew } from './ScreenNew.tsx'
import { words } from './words.ts'

interface ScreenListProps {
  readonly site: string
  readonly timeZone: string | undefined
}

/** The screens that hang, which of them is dark, and how to hang another. */
export function ScreenList({ site, timeZone = 'UTC' }: ScreenListProps) {
  const { say, language } = useSay(words)
  const { data } = useScreens(site)
  const changed = useChanged()
  const [made, setMade] = useState<WireScreenMade>()
  const remove = async ({ id }: WireScreen) => {
    await ask<undefined>(`${screensPath(site)}/${id}`, { method: 'DELETE' })
    if (made?.screen.id === id) setMade(undefined)
    await changed(screensPath(site))
  }
  const columns: Column<WireScreen>[] = [
    { title: say('screen.name'), show: ({ name }) => name },
    {
      title: say('screen.seen'),
      show: ({ lastSeenAt }) => (lastSeenAt === null ? say('screen.never') : <Age at={lastSeenAt} />),
    },
    {
      title: say('screen.added'),
      show: ({ createdAt, createdBy }) =>
        say('screen.added.by', { date: siteTime(language, timeZone, 'date', createdAt), who: createdBy }),
    },
    {
      title: say('show.actions'),
      show: screen => (
        <Sure
          size="small"
          label={say('screen.remove')}
          title={say('screen.remove.title', { name: screen.name })}
          onSure={() => remove(screen)}
        >
          <p>{say('screen.remove.help')}</p>
        </Sure>
      ),
    },
  ]
  return (
    <section aria-labelledby="screens" className="lobby-screens">
      <h2 id="screens">{say('screens')}</h2>
      <p className="quiet">{say('screens.help')}</p>
      <ScreenNew site={site} onMade={setMade} />
      {made !== undefined && <ScreenMade made={made} onDone={() => setMade(undefined)} />}
      {data !== undefined && (
        <Rows
          label={say('screens')}
          columns={columns}
          rows={data.screens}
          keyOf={({ id }) => id}
          empty={{ title: say('screens.none'), help: say('screens.none.help') }}
        />
      )}
    </section>
  )
}
