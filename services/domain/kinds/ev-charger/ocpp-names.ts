/** ChargePointStatus of OCPP 1.6 (section 7.7). */
export const CHARGER_STATUSES = [
  'Available',
  'Preparing',
  'Charging',
  'SuspendedEVSE',
  'SuspendedEV',
  'Finishing',
  'Reserved',
  'Unavailable',
  'Faulted',
] as const

/** ChargePointErrorCode of OCPP 1.6 (section 7.6). */
export const CHARGER_ERROR_CODES = [
  'ConnectorLockFailure',
  'EVCommunicationError',
  'GroundFailure',
  'HighTemperature',
  'InternalError',
  'LocalListConflict',
  'NoError',
  'OtherError',
  'OverCurrentFailure',
  'OverVoltage',
  'PowerMeterFailure',
  'PowerSwitchFailure',
  'ReaderFailure',
  'ResetFailure',
  'UnderVoltage',
  'WeakSignal',
] as const

/** Errors that can burn or kill. */
export const DANGEROUS_ERROR_CODES: readonly string[] = [
  'GroundFailure',
  'HighTemperature',
  'OverCurrentFailure',
  'PowerSwitchFailure',
]

/** Statuses in which somebody is charging. `Finishing` is none: the session is over and the bay still taken. */
export const SESSION_STATUSES: readonly string[] = ['Charging', 'SuspendedEVSE', 'SuspendedEV']

/** With these it says that whoever plugs in gets current, or has it. `Finishing` gives none. */
export const GIVING_STATUSES: readonly string[] = ['Available', 'Preparing', ...SESSION_STATUSES, 'Reserved']

/** Statuses in which who charges, or has charged, is there. */
export const TAKEN_STATUSES: readonly string[] = [...SESSION_STATUSES, 'Finishing']
