import { App, Button } from 'antd'
import type { WireBulletin } from '../../../services/api/wire/lobby.ts'
import { useChanged } from '../api/use-get.ts'
import { pathWith } from '../form/parameter.ts'
import { useProblem } from '../form/problem.ts'
import { type Column, Rows } from '../form/Rows.tsx'
import { useNow } from '../time/now.ts'
import { siteTime } from '../time/site-time.ts'
import { useSay } from '../words/use-say.ts'
import { stateOf } from './bulletin-fields.ts'
import { bulletinsPath, saveBulletin, takeDown } from './bulletins.ts'
import { words } from './words.ts'

interface BulletinListProps {
  readonly site: string
  readonly bulletins: readonly WireBulletin[]
  readonly timeZone: string
}

export function BulletinList({ site, bulletins, timeZone }: BulletinListProps) {
  const { say, language } = useSay(words)
  const now = useNow()
  const down = useTakingDown(site)
  const time = (at: string) => siteTime(language, timeZone, 'day-clock', at)
  const columns: Column<WireBulletin>[] = [
    { title: say('field.title'), show: ({ title }) => title },
    { title: say('field.text'), show: ({ text }) => <span className="bulletin-text">{text}</span> },
    {
      title: say('show.state'),
      show: bulletin => <State state={stateOf(bulletin, now)} />,
    },
    { title: say('show.times'), show: ({ from, until }) => `${time(from)} – ${time(until)}` },
    { title: say('show.by'), show: ({ savedBy }) => savedBy },
    {
      title: say('show.actions'),
      show: bulletin => (
        <Button size="small" onClick={() => void down(bulletin)}>
          {say('take-down')}
        </Button>
      ),
    },
  ]
  return (
    <section aria-labelledby="bulletins">
      <h2 id="bulletins" className="unseen">
        {say('list')}
      </h2>
      <Rows
        label={say('list')}
        columns={columns}
        rows={bulletins}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => pathWith('/bulletins', { bulletin: id }, 'site')}
        empty={{ title: say('none'), help: say('none.help') }}
      />
    </section>
  )
}

function State({ state }: { readonly state: 'now' | 'later' | 'over' }) {
  const { say } = useSay(words)
  return (
    <span className="bulletin-state" data-state={state}>
      {say(`state.${state}`)}
    </span>
  )
}

/** Taken down at once; put up again as it was by whoever did not mean to. */
function useTakingDown(site: string): (bulletin: WireBulletin) => Promise<void> {
  const { say } = useSay(words)
  const { message } = App.useApp()
  const problem = useProblem()
  const changed = useChanged()
  const told = async (work: Promise<unknown>) => {
    await work.catch(error => message.error(problem(error)))
    await changed(bulletinsPath(site))
  }
  return async bulletin => {
    const { title, text, from, until } = bulletin
    const key = `down ${bulletin.id}`
    const undo = () => {
      message.destroy(key)
      void told(saveBulletin(site, undefined, { title, text, from, until }))
    }
    await told(
      takeDown(site, bulletin).then(() =>
        message.open({
          key,
          duration: 10,
          content: (
            <span className="taken-down">
              {say('taken-down', { title })} <Button onClick={undo}>{say('undo')}</Button>
            </span>
          ),
        }),
      ),
    )
  }
}
