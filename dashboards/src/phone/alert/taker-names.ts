import { useTakers } from '../../alerts/takers.ts'

/** What people are called whose alert it could be; by their user names while that is not known, or not asked. */
export function useTakerNames(alertId: string | undefined): (username: string) => string {
  const { data: takers } = useTakers(alertId ?? '', alertId !== undefined)
  return username => takers?.find(({ id }) => id === username)?.name ?? username
}
