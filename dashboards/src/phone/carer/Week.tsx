import { useQuery } from '@tanstack/react-query'
import type { WireHistory } from '../../../../services/api/wire/device.ts'
import { useKinds } from '../../api/devices.ts'
import { ask, query } from '../../api/request.ts'
import { clock } from '../../time/clock.ts'
import { useSay } from '../../words/use-say.ts'
import { pathOf, rangesQuery, type Worn } from './measured.ts'
import { StepsChart } from './StepsChart.tsx'
import { WeekLine } from './WeekLine.tsx'
import { daysUpTo, HOUR_MS, hoursOf } from './week.ts'
import { words } from './words.ts'

const STALE_MS = 10 * 60_000
const DRAWN = ['heartRateBpm', 'spo2Percent'] as const

/** How the week was: pulse and oxygen as lines with their limits, steps a day. */
export function Week({ healthShown, ...worn }: Worn & { readonly healthShown: boolean }) {
  const { say: tell } = useSay(words)
  return (
    <section aria-labelledby="week" className="week">
      <h2 id="week">{tell('week.title')}</h2>
      {healthShown ? <Drawn {...worn} /> : <p className="quiet">{tell('week.hidden')}</p>}
    </section>
  )
}

function Drawn(worn: Worn) {
  const { say: tell, of } = useSay(words)
  const { data: ranges } = useQuery(rangesQuery(worn))
  const { data: kinds } = useKinds()
  const metrics = kinds?.get('wristband')?.metrics
  const pulse = useWeek(worn, DRAWN[0])
  const oxygen = useWeek(worn, DRAWN[1])
  const steps = useWeek(worn, 'steps')
  return (
    <>
      {DRAWN.map((name, i) => {
        const { data } = [pulse, oxygen][i] ?? pulse
        const spec = metrics?.[name]
        if (data === undefined || spec === undefined) return null
        const { points = [] } = data.history
        return (
          <WeekLine
            key={name}
            title={of(spec.title)}
            unit={spec.unit ?? ''}
            hours={hoursOf(points)}
            range={ranges?.[name]}
            days={data.days}
            to={data.to}
          />
        )
      })}
      {steps.data && (
        <StepsChart
          title={tell('week.steps')}
          points={steps.data.history.points ?? []}
          days={steps.data.days}
        />
      )}
    </>
  )
}

function useWeek({ wearer, device }: Worn, metric: string) {
  return useQuery({
    queryKey: ['week', wearer, device, metric],
    queryFn: async ({ signal }) => {
      const to = clock.now()
      const days = daysUpTo(to)
      const from = new Date(days[0] ?? to).toISOString()
      const asked = query({ metric, from, to: new Date(to).toISOString(), every: HOUR_MS })
      const history = await ask<WireHistory>(`${pathOf(device)}/readings${asked}`, { signal })
      return { history, days, to }
    },
    staleTime: STALE_MS,
  })
}
