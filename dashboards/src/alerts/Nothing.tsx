import type { WireDevice } from '../../../services/api/wire/device.ts'
import { useDevices } from '../api/devices.ts'
import { Blank } from '../app/Blank.tsx'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { FirstDevice } from './FirstDevice.tsx'
import { type Filter, isNarrowed } from './filter.ts'
import { words } from './list-words.ts'
import { BUILT_IN, isSameView } from './views.ts'

/** The server watches itself as a device: with it alone nothing is connected yet. */
const isOwn = ({ kind }: WireDevice): boolean => kind === 'server'

interface NothingProps {
  readonly filter: Filter
  /** Not only in this view: there are no alerts at all. */
  readonly none: boolean
}

/** Why the list is empty, and what would fill it. */
export function Nothing({ filter, none }: NothingProps) {
  const { say: common } = useWords()
  const { say } = useSay(words)
  const { data: devices } = useDevices()
  const is = (built: Filter) => isSameView({ filter, grouping: 'none' }, { filter: built, grouping: 'none' })
  if (none && devices?.list.every(isOwn)) return <FirstDevice />
  if (is(BUILT_IN['needs-me'])) return <Blank title={say('none.needs-me')} help={say('none.needs-me.help')} />
  if (is(BUILT_IN.mine)) return <Blank title={say('none.mine')} help={say('none.mine.help')} />
  if (is(BUILT_IN.unacknowledged))
    return <Blank title={say('none.new')} help={common('alerts.none.open.help')} />
  if (isNarrowed(filter)) return <Blank title={common('alerts.none.filter')} />
  if (filter.view === 'history') return <Blank title={common('alerts.none.history')} />
  return <Blank title={common('alerts.none.open')} help={common('alerts.none.open.help')} />
}
