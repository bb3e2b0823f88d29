import { useCan } from '../app/rights.ts'
import { useTakers } from './takers.ts'

/** What people are called, as far as whoever looks knows them: by their account where not. */
export function useNames(alertId: string): (username: string) => string {
  const can = useCan()
  const { data: takers = [] } = useTakers(alertId, can('alerts.handle'))
  const names = new Map(takers.map(({ id, name }) => [id, name]))
  return username => names.get(username) || username
}
