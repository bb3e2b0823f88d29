/**
 * Every error that leaves the server by HTTP, with its status and what it means. `docs/errors.md` explains each, and
 * a test holds the two together.
 */
export const errors = {
  VALIDATION_FAILED: { status: 400, title: 'The request is not of the form that this route takes.' },
  CURSOR_INVALID: { status: 400, title: 'The cursor is not one that this server gave.' },
  SIGN_IN_FAILED: { status: 401, title: 'The user name or the password is wrong.' },
  NOT_SIGNED_IN: { status: 401, title: 'Sign in first: the session is missing, ended or revoked.' },
  ORIGIN_REFUSED: { status: 403, title: 'The request came from a page of another origin.' },
  ROUTE_NOT_FOUND: { status: 404, title: 'There is no such route.' },
  ALERT_NOT_FOUND: { status: 404, title: 'There is no alert with this id.' },
  DEVICE_NOT_FOUND: { status: 404, title: 'There is no device with this id.' },
  BACKTEST_NOT_FOUND: { status: 404, title: 'There is no backtest with this id, or not any more.' },
  RULE_NOT_FOUND: { status: 404, title: 'There is no rule with this id.' },
  ALERT_VERSION_CONFLICT: { status: 409, title: 'Somebody else changed the alert first.' },
  ALERT_ALREADY_ACKNOWLEDGED: { status: 409, title: 'The alert is already acknowledged.' },
  ALERT_ALREADY_ON_SITE: { status: 409, title: 'Somebody is already on site.' },
  ALERT_ALREADY_RESOLVED: { status: 409, title: 'The alert is already resolved.' },
  IDEMPOTENCY_KEY_REUSED: { status: 409, title: 'The idempotency key was used for another request.' },
  RULE_VERSION_CONFLICT: { status: 409, title: 'Somebody else tuned the rule first.' },
  NO_SITE_YET: { status: 409, title: 'No device is registered yet, so there is no site to tune rules for.' },
  DEVICE_MOVED: { status: 409, title: 'The site and the kind of a device do not change; delete it first.' },
  DEVICE_RESERVED: {
    status: 409,
    title: 'This device is the server itself: its configuration says what it is.',
  },
  BACKTEST_BUSY: { status: 409, title: 'As many backtests as may wait are waiting already.' },
  BACKTEST_HISTORY_ELSEWHERE: {
    status: 409,
    title: 'Readings are kept in InfluxDB alone; backtests need the embedded history.',
  },
  BACKUP_NONE: { status: 404, title: 'There is no finished backup to fetch.' },
  BACKUP_BUSY: { status: 409, title: 'A backup or a restore is under way.' },
  RESTORE_OUT_OF_STEP: { status: 409, title: 'This is not the next step of the restore.' },
  CURSOR_TOO_OLD: {
    status: 410,
    title: 'The log no longer reaches back to this cursor; read the list again.',
  },
  BODY_TOO_LARGE: { status: 413, title: 'The request body is too large.' },
  MEDIA_TYPE_UNSUPPORTED: { status: 415, title: 'The body must be application/json.' },
  BACKTEST_SCOPE_EMPTY: { status: 422, title: 'No device that the rule applies to is in this scope.' },
  BACKTEST_UNSUPPORTED: {
    status: 422,
    title: 'The rule looks at several devices together, which past readings of each cannot show.',
  },
  DEVICE_KIND_UNKNOWN: { status: 422, title: 'There is no such kind of device.' },
  GATEWAY_UNKNOWN: { status: 422, title: 'The gateway is not a device of kind gateway on the same site.' },
  METRIC_UNKNOWN: { status: 422, title: 'The kind of this device has no such metric.' },
  SETTING_UNKNOWN: { status: 422, title: 'The rule has no such setting.' },
  SETTING_OUT_OF_RANGE: { status: 422, title: 'The value of the setting is outside its range.' },
  TIME_RANGE_INVALID: { status: 422, title: 'The time range is empty or too long for this resolution.' },
  WEBSOCKET_EXPECTED: { status: 426, title: 'This address is a WebSocket; open it as one.' },
  RATE_LIMITED: { status: 429, title: 'Too many requests; try again later.' },
  SIGN_IN_THROTTLED: { status: 429, title: 'Too many failed sign-ins; try again later.' },
  INTERNAL: { status: 500, title: 'The server made a mistake; it is in its log.' },
  JOURNAL_UNAVAILABLE: { status: 503, title: 'Nothing can be journalled now, so nothing is accepted.' },
  DATA_DAMAGED: { status: 503, title: 'What was asked for lies in a damaged part of the database.' },
  HISTORY_UNAVAILABLE: { status: 503, title: 'The history cannot be read now.' },
  OVERLOADED: { status: 503, title: 'The server has reached a limit; try again later.' },
  BACKUP_NO_ROOM: { status: 507, title: 'There is not enough free space on the server.' },
} as const satisfies Record<string, { status: number; title: string }>

export type ErrorCode = keyof typeof errors
