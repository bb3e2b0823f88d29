/** The names that OCPP 1.6 gives to the states of a connector. */
export type Status = 'Available' | 'Preparing' | 'Charging' | 'SuspendedEV' | 'Finishing' | 'Faulted'

const IN_SESSION: readonly Status[] = ['Preparing', 'Charging', 'SuspendedEV']

export const isInSession = (status: Status): boolean => IN_SESSION.includes(status)
