import type { ErrorCode } from '../../domain/model/errors.ts'

/** Whichever route it is: of what was sent, of who sends it, and of how the server is. */
export const COMMON_CODES: readonly ErrorCode[] = [
  ...(['VALIDATION_FAILED', 'BODY_TOO_LARGE', 'MEDIA_TYPE_UNSUPPORTED', 'RATE_LIMITED'] as const),
  ...(['NOT_SIGNED_IN', 'NOT_ALLOWED', 'PASSWORD_CHANGE_NEEDED', 'SECOND_FACTOR_NEEDED'] as const),
  ...(['ORIGIN_REFUSED', 'OVERLOADED', 'JOURNAL_UNAVAILABLE', 'DATA_DAMAGED', 'INTERNAL'] as const),
]

const scoped = ['SITE_NOT_FOUND'] as const
const versioned = ['SITE_NOT_FOUND', 'ROSTER_VERSION_CONFLICT'] as const
const bulletin = ['BULLETIN_NOT_FOUND', 'BULLETIN_VERSION_CONFLICT'] as const
const managed = ['ACCOUNT_NOT_FOUND'] as const
const signIn = ['SIGN_IN_FAILED', 'SIGN_IN_THROTTLED', 'ACCOUNT_WITHOUT_PLACE'] as const
const imported = ['SITE_NOT_FOUND', 'IMPORT_UNREADABLE', 'IMPORT_HAS_BAD_ROWS', 'IMPORT_CHANGED'] as const
const device = ['DEVICE_KIND_UNKNOWN', 'GATEWAY_UNKNOWN', 'GATEWAY_NAMED', 'GATEWAY_CIRCLE'] as const
const account = [...managed, 'SCOPE_UNKNOWN', 'ACCOUNT_EXISTS', 'ACCOUNTS_TOO_MANY'] as const

/**
 * With what the routes about people, places and access refuse besides, as the description of the API says it. The test
 * server holds every answer of every test against it.
 */
export const routeCodes: Readonly<Record<string, readonly ErrorCode[]>> = {
  'POST /api/session': [...signIn, 'SIGN_IN_CODE_NEEDED', 'SIGN_IN_CODE_WRONG'],
  'POST /api/invitations/look': ['LINK_ENDED'],
  'POST /api/invitations/accept': ['LINK_ENDED', 'PASSWORD_REFUSED'],
  'PUT /api/me': managed,
  'POST /api/me/password': ['ACCOUNT_CONFIGURED', 'PASSWORD_WRONG', 'PASSWORD_REFUSED', 'SIGN_IN_THROTTLED'],
  'DELETE /api/me/sessions/:id': ['SESSION_NOT_FOUND'],
  'POST /api/me/second-factor': ['SECOND_FACTOR_ON', 'PASSWORD_WRONG', 'SIGN_IN_THROTTLED'],
  'POST /api/me/second-factor/confirm': ['SECOND_FACTOR_ON', 'CODE_WRONG', 'SIGN_IN_THROTTLED'],
  'POST /api/me/second-factor/remove': ['PASSWORD_WRONG', 'CODE_WRONG', 'SIGN_IN_THROTTLED'],
  'PUT /api/me/contacts': ['CHANNEL_UNKNOWN'],
  'POST /api/me/contacts/verify': ['CONTACT_NOT_FOUND', 'CONTACT_CODES_TOO_MANY', 'CONTACT_NOT_REACHED'],
  'POST /api/me/contacts/confirm': ['CONTACT_CODE_WRONG', 'CONTACT_CODE_ENDED'],
  'POST /api/me/push': ['CHANNEL_UNKNOWN'],
  'POST /api/me/push/test': ['CHANNEL_UNKNOWN', 'CHANNEL_REFUSED'],

  'POST /api/devices/:id/certificates': [
    'DEVICE_NOT_FOUND',
    'DEVICE_RESERVED',
    'CERTIFICATE_UNFIT',
    'CERTIFICATE_OF_AUTHORITY',
    'PRIVATE_KEY_SENT',
    'CERTIFICATE_OF_ANOTHER',
    'CERTIFICATE_TAKEN_ELSEWHERE',
    'CERTIFICATES_TOO_MANY',
  ],
  'DELETE /api/devices/:id/certificates/:fingerprint': [
    'DEVICE_NOT_FOUND',
    'CERTIFICATE_NOT_FOUND',
    'CERTIFICATE_UNFIT',
    'CERTIFICATE_OF_ANOTHER',
    'CERTIFICATES_TOO_MANY',
  ],
  'POST /api/accounts': ['SCOPE_UNKNOWN', 'ACCOUNT_EXISTS', 'ACCOUNTS_TOO_MANY', 'PASSWORD_REFUSED'],
  'PUT /api/accounts/:username': [
    ...managed,
    'SCOPE_UNKNOWN',
    'ACCOUNT_VERSION_CONFLICT',
    'ACCOUNT_LAST_ADMINISTRATOR',
  ],
  'DELETE /api/accounts/:username': [...managed, 'ACCOUNT_LAST_ADMINISTRATOR', 'ACCOUNT_IS_CARER'],
  'POST /api/accounts/:username/link': [...managed, 'ACCOUNT_CONFIGURED', 'ACCOUNT_ELSEWHERE'],
  'GET /api/accounts/:username/events': managed,
  'GET /api/accounts/:username/sessions': managed,
  'DELETE /api/accounts/:username/sessions': managed,
  'DELETE /api/accounts/:username/sessions/:id': [...managed, 'SESSION_NOT_FOUND'],
  'DELETE /api/accounts/:username/second-factor': managed,
  'GET /api/accounts/:username/contacts': managed,
  'PUT /api/accounts/:username/contacts': [...managed, 'CHANNEL_UNKNOWN'],
  'POST /api/keys': ['SCOPE_UNKNOWN', 'KEY_EXISTS', 'KEYS_TOO_MANY'],
  'DELETE /api/keys/:id': ['KEY_NOT_FOUND'],
  'PUT /api/me/views/:id': ['VIEWS_TOO_MANY'],
  'DELETE /api/me/views/:id': ['VIEW_NOT_FOUND'],

  'GET /api/devices/:id/label': ['DEVICE_NOT_FOUND'],
  'GET /api/devices/labels': [
    'SITE_NOT_FOUND',
    'ZONE_NOT_FOUND',
    'DEVICE_KIND_UNKNOWN',
    'SOURCE_NOT_FOUND',
    'DEVICE_NOT_FOUND',
    'LABELS_TOO_MANY',
  ],
  'POST /api/devices/settings': [
    'SITE_NOT_FOUND',
    'ZONE_NOT_FOUND',
    'DEVICE_KIND_UNKNOWN',
    'SOURCE_NOT_FOUND',
    'DEVICES_TOO_MANY',
  ],

  'PUT /api/sites/:site': scoped,
  'GET /api/sites/:site/zones': scoped,
  'PUT /api/sites/:site/zones/:id': [...versioned, 'ZONE_UNFIT', 'ZONES_TOO_MANY'],
  'DELETE /api/sites/:site/zones/:id': [...versioned, 'ZONE_NOT_FOUND', 'ZONE_IN_USE'],
  'GET /api/cases/:number': ['CASE_NOT_FOUND'],
  'POST /api/alerts/:id/case': ['ALERT_NOT_FOUND', 'CASE_NOT_PUBLIC'],
  'GET /api/alerts/:id/case': ['ALERT_NOT_FOUND'],
  'DELETE /api/alerts/:id/case': ['ALERT_NOT_FOUND', 'CASE_NOT_FOUND'],
  'GET /api/screen': ['SCREEN_UNKNOWN'],
  'GET /api/sites/:site/screens': scoped,
  'POST /api/sites/:site/screens': [...scoped, 'SCREENS_TOO_MANY'],
  'DELETE /api/sites/:site/screens/:id': [...scoped, 'SCREEN_NOT_FOUND'],
  'GET /api/sites/:site/bulletins': scoped,
  'POST /api/sites/:site/bulletins': [...scoped, 'BULLETINS_TOO_MANY'],
  'PUT /api/sites/:site/bulletins/:id': [...scoped, ...bulletin],
  'DELETE /api/sites/:site/bulletins/:id': [...scoped, ...bulletin],
  'GET /api/sites/:site/wearers': scoped,
  'POST /api/sites/:site/wearers': [...scoped, 'WEARER_UNFIT', 'WEARER_IN_NEED', 'PEOPLE_TOO_MANY'],
  'GET /api/sites/:site/wearers/:id': ['WEARER_NOT_FOUND'],
  'PUT /api/sites/:site/wearers/:id': [...versioned, 'WEARER_NOT_FOUND', 'WEARER_UNFIT', 'WEARER_IN_NEED'],
  'DELETE /api/sites/:site/wearers/:id': [
    ...scoped,
    'WEARER_NOT_FOUND',
    'WEARER_IN_NEED',
    'ERASURE_UNCONFIRMED',
  ],
  'GET /api/sites/:site/wearers/:id/looks': [...scoped, 'WEARER_NOT_FOUND'],
  'GET /api/sites/:site/wearers/:id/looks/page': [...scoped, 'WEARER_NOT_FOUND'],
  'GET /api/sites/:site/wearers/:id/export': [...scoped, 'WEARER_NOT_FOUND'],
  'GET /api/sites/:site/residents': scoped,
  'POST /api/sites/:site/residents': [...scoped, 'RESIDENT_UNFIT', 'PEOPLE_TOO_MANY'],
  'PUT /api/sites/:site/residents/:id': [...versioned, 'RESIDENT_NOT_FOUND', 'RESIDENT_UNFIT'],
  'DELETE /api/sites/:site/residents/:id': [...scoped, 'RESIDENT_NOT_FOUND'],
  ...Object.fromEntries(
    ['zones', 'devices', 'wearers', 'residents', 'staff'].map(of => [
      `GET /api/sites/:site/export/${of}`,
      scoped,
    ]),
  ),
  'POST /api/sites/:site/import/zones': imported,
  'POST /api/sites/:site/import/devices': [...imported, ...device, 'DEVICE_MOVED', 'DEVICE_RESERVED'],
  'POST /api/sites/:site/import/wearers': [...imported, 'WEARER_IN_NEED'],
  'POST /api/sites/:site/import/residents': imported,
  'POST /api/sites/:site/import/staff': [...imported, ...account, 'ACCOUNT_VERSION_CONFLICT'],

  'GET /api/sites/:site/rotas': scoped,
  'GET /api/sites/:site/rotas/:id': [...scoped, 'ROTA_NOT_FOUND'],
  'PUT /api/sites/:site/rotas/:id': [...versioned, 'ROTA_NOT_FOUND', 'ROTA_INVALID', 'ROTAS_TOO_MANY'],
  'DELETE /api/sites/:site/rotas/:id': [...versioned, 'ROTA_NOT_FOUND'],
  'POST /api/sites/:site/rotas/:id/overrides': [...versioned, 'ROTA_NOT_FOUND', 'ROTA_INVALID'],
  'DELETE /api/sites/:site/rotas/:id/overrides/:override': [
    ...versioned,
    'ROTA_NOT_FOUND',
    'OVERRIDE_NOT_FOUND',
    'ROTA_INVALID',
  ],
  'GET /api/sites/:site/duty': [...scoped, 'ZONE_NOT_FOUND'],
  'GET /api/sites/:site/reachability': scoped,
  'GET /api/sites/:site/duty/calendar': [...scoped, 'TIME_RANGE_INVALID'],
  'GET /api/sites/:site/plans': scoped,
  'GET /api/sites/:site/plans/:id': [...scoped, 'PLAN_NOT_FOUND'],
  'PUT /api/sites/:site/plans/:id': [...versioned, 'PLAN_INVALID', 'PLAN_BUILT_IN', 'PLANS_TOO_MANY'],
  'DELETE /api/sites/:site/plans/:id': [...versioned, 'PLAN_NOT_FOUND', 'PLAN_BUILT_IN'],
  'GET /api/sites/:site/plan-for': [...scoped, 'RULE_NOT_FOUND', 'ZONE_NOT_FOUND', 'DEVICE_KIND_UNKNOWN'],

  'GET /api/sites/:site/site-plans': scoped,
  'PUT /api/sites/:site/site-plans/:id': [
    ...(['SITE_NOT_FOUND', 'SITE_PLAN_VERSION_CONFLICT'] as const),
    ...(['SITE_PLAN_INVALID', 'SITE_PLANS_TOO_MANY'] as const),
  ],
  'DELETE /api/sites/:site/site-plans/:id': [
    ...(['SITE_NOT_FOUND', 'SITE_PLAN_NOT_FOUND', 'SITE_PLAN_VERSION_CONFLICT'] as const),
  ],
  'PUT /api/sites/:site/site-plans/:id/picture': [
    ...(['SITE_NOT_FOUND', 'SITE_PLAN_NOT_FOUND'] as const),
    ...(['PICTURE_UNREADABLE', 'PICTURE_TOO_LARGE', 'PICTURES_FULL'] as const),
  ],
  'DELETE /api/sites/:site/site-plans/:id/picture': ['SITE_NOT_FOUND', 'SITE_PLAN_NOT_FOUND'],
  'GET /api/sites/:site/site-plans/:id/picture/:picture': ['SITE_NOT_FOUND', 'SITE_PLAN_NOT_FOUND'],

  'GET /api/notices/preview': scoped,
  'PUT /api/channels/:id': ['CHANNEL_REFUSED', 'CHANNEL_NOT_FOUND'],
  'DELETE /api/channels/:id': ['CHANNEL_NOT_FOUND'],
  'POST /api/channels/:id/test': ['CHANNEL_REFUSED', 'CHANNEL_NOT_FOUND'],
  'GET /api/alerts/:id/takers': ['ALERT_NOT_FOUND'],
  'GET /api/alerts/:id/photos': ['ALERT_NOT_FOUND'],
  'GET /api/alerts/:id/photos/:photo': ['ALERT_NOT_FOUND', 'PHOTO_NOT_FOUND'],
  'POST /api/alerts/:id/photos': [
    ...(['ALERT_NOT_FOUND', 'ALERT_ALREADY_RESOLVED'] as const),
    ...(['PICTURE_UNREADABLE', 'PICTURE_TOO_LARGE', 'PHOTOS_TOO_MANY', 'PICTURES_FULL'] as const),
  ],
}
