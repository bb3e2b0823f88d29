import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import type { Alert } from '../../domain/model/alert.ts'
import { createLooks } from '../access/looks.ts'
import type { Reaches } from '../access/reaches.ts'
import type { Sessions } from '../access/sessions.ts'
import { createSight } from '../access/visible.ts'
import type { AccountDesk } from '../accounts/account-desk.ts'
import { mayManage } from '../accounts/manage.ts'
import type { ApiOptions } from '../api-options.ts'
import { createAlertGuide } from '../form/alert-guide.ts'
import { createNextCall } from '../form/next-call.ts'
import { placesThere } from '../form/places-there.ts'
import { createRuleForms } from '../form/rule-form.ts'
import { createRuleTitles } from '../form/rule-titles.ts'
import { createConsents } from '../people/consents.ts'
import { PeopleBook } from '../people/people-book.ts'
import { createTriedOn } from '../people/tried-on.ts'
import { createPhotoOffice } from '../photos/photo-office.ts'
import { accountRoutes } from './account-routes.ts'
import { accountSessionRoutes } from './account-session-routes.ts'
import { alertRoutes } from './alert-routes.ts'
import { alertVitalsRoutes } from './alert-vitals-routes.ts'
import { createBacktestOffice } from './backtest-office.ts'
import { backtestRoutes } from './backtest-routes.ts'
import { backupRoutes } from './backup-routes.ts'
import { bridgeRoutes } from './bridge-routes.ts'
import { channelRoutes } from './channel-routes.ts'
import { chargerDoorRoutes } from './charger-door-routes.ts'
import { colleagueRoutes } from './colleague-routes.ts'
import { commandRoutes } from './command-routes.ts'
import { contactCodeRoutes } from './contact-code-routes.ts'
import { contactRoutes } from './contact-routes.ts'
import { deviceCertificateRoutes } from './device-certificate-routes.ts'
import { deviceDoorRoutes } from './device-door-routes.ts'
import { createFleet } from './device-fleet.ts'
import { deviceHealthRoutes } from './device-health-routes.ts'
import { createDeviceOffice } from './device-office.ts'
import { deviceRoutes } from './device-routes.ts'
import { deviceRuleRoutes } from './device-rule-routes.ts'
import { deviceSettingsRoutes } from './device-settings-routes.ts'
import { deviceTokenRoutes } from './device-token-routes.ts'
import { eventRoutes } from './event-routes.ts'
import { feedRoutes } from './feed-routes.ts'
import { healthRoutes } from './health-routes.ts'
import { keyRoutes } from './key-routes.ts'
import { kindRoutes } from './kind-routes.ts'
import { labelRoutes } from './label-routes.ts'
import { maintenanceRoutes } from './maintenance-routes.ts'
import { meRoutes } from './me-routes.ts'
import { noticeRoutes } from './notice-routes.ts'
import { orderRoutes } from './order-routes.ts'
import { ownRuleRoutes } from './own-rule-routes.ts'
import { peopleRoutes } from './people-routes.ts'
import { photoRoutes } from './photo-routes.ts'
import { pushRoutes } from './push-routes.ts'
import { qualityRoutes } from './quality-routes.ts'
import { readingRoutes } from './reading-routes.ts'
import { residentsWindowRoutes } from './residents-window-routes.ts'
import { restoreRoutes } from './restore-routes.ts'
import { createRuleHistory } from './rule-history.ts'
import { createRuleOffice, forgetDeleted } from './rule-office.ts'
import { ruleRoutes } from './rule-routes.ts'
import { ruleVersionRoutes } from './rule-version-routes.ts'
import { secondFactorRoutes } from './second-factor-routes.ts'
import { sourceRoutes } from './source-routes.ts'
import { takerRoutes } from './taker-routes.ts'
import { unclaimedRoutes } from './unclaimed-routes.ts'
import { viewRoutes } from './view-routes.ts'

/** A word that nobody reads is a typing error: what it was meant to leave out would be answered as if it were asked for. */
const NO_QUERY = z.strictObject({})

export interface SignedInRouteOptions {
  readonly api: ApiOptions
  readonly sessions: Sessions
  readonly reaches: Reaches
  readonly desk: AccountDesk
}

/** Everything that wants a person. A route that is added here cannot forget to ask who it is. */
export const signedInRoutes: FastifyPluginAsync<SignedInRouteOptions> = async (
  app,
  { api, sessions, reaches, desk },
) => {
  const { accounts, alerts, config, feed, history, intake, journal, kinds, registry, rules } = api
  const looks = createLooks({ accounts, kinds, registry, now: api.now })
  const book = new PeopleBook(api.people)
  const consents = createConsents(book, kinds)
  const sight = createSight({
    ...{ kinds, rules, registry, reaches },
    isErased: (device, at) => book.isErased(device, at),
    agreed: consents.alert,
  })
  const triedOn = createTriedOn(sight, consents)
  const backtestOffice = createBacktestOffice({ ...api.backtests, rules, kinds, registry, intake, triedOn })
  const { ownRulesMax } = config
  const ruleOffice = createRuleOffice({ registry, intake, kinds, rules, ownRulesMax })
  const office = createDeviceOffice({ ...api, forget: ruleOffice.forget })
  const ruleHistory = createRuleHistory({ archive: api.ruleArchive, rules, kinds, registry })
  const forms = createRuleForms(api.describe, rules, kinds, placesThere(registry))
  app.addHook('onRoute', ({ schema }) => {
    if (schema !== undefined) schema.querystring ??= NO_QUERY
  })
  app.addHook('onReady', () =>
    forgetDeleted(ruleOffice, registry).catch(error =>
      app.log.warn({ err: error }, 'what is set for devices that are deleted could not be taken back'),
    ),
  )

  await app.register(meRoutes, { accounts, sessions, desk, reach: api.notices.reach })
  await app.register(viewRoutes, { accounts, viewsMax: config.accounts.viewsMax })
  await app.register(secondFactorRoutes, { desk, sessions, roles: config.signIn.secondFactorRoles })
  await app.register(keyRoutes, { office: desk.keys })
  await app.register(accountRoutes, { office: desk.office, accounts, registry })
  await app.register(colleagueRoutes, { accounts })
  await app.register(accountSessionRoutes, { office: desk.office, sessions })
  await app.register(healthRoutes, { problems: api.problems })
  await app.register(kindRoutes, { kinds })
  await app.register(deviceRoutes, { registry, intake, office, looks, sight, consents, kinds })
  const fleet = createFleet({ ...api, office })
  await app.register(deviceSettingsRoutes, { ...api, fleet, sight, ...config.fleet })
  await app.register(labelRoutes, { ...api, ...config.fleet })
  await app.register(deviceTokenRoutes, {
    ...{ office, registry, mqtt: api.mqtt, tokens: api.tokens, limits: api.config.tokens },
    chargerDoor: api.chargerDoor,
    believesCertificates: api.believesCertificates,
  })
  await app.register(deviceCertificateRoutes, {
    ...api,
    limits: api.config.tokens,
  })
  office.onRemoved(async ({ id }) => api.refusals.forget(id))
  await app.register(deviceHealthRoutes, { registry, refusals: api.refusals })
  await app.register(sourceRoutes, {
    ...{ desk: api.sources, bridges: api.bridges, registry, kinds: api.kinds, now: api.now },
  })
  await app.register(chargerDoorRoutes, api)
  await app.register(deviceDoorRoutes, api)
  await app.register(bridgeRoutes, { bridges: api.bridges, sources: api.sources, registry })
  const { orders } = api
  office.onRemoved(({ id }) => orders.forget(id))
  await app.register(orderRoutes, { desk: orders, registry, kinds, alerts, sight })
  await app.register(unclaimedRoutes, { desk: api.sources, registry, kinds: api.kinds, looks })
  await app.register(readingRoutes, { registry, history, kinds, looks, sight, consents, intake })
  const nextCall = createNextCall(api)
  const guideOf = createAlertGuide({ rules, registry, nextCall })
  await app.register(alertRoutes, { alerts, cursors: feed.cursors, looks, sight, registry, guideOf })
  await app.register(alertVitalsRoutes, { alerts, history, registry, kinds, looks, sight, consents })
  await app.register(qualityRoutes, {
    ...{ quality: api.quality, rules, registry, accounts, intake, looks, sight },
    titles: createRuleTitles({ rules, registry, archive: api.ruleArchive }),
    periodMsMax: config.qualityMsMax,
    mayKnow: (by, one) => by.username === one.username || mayManage(by, one, registry),
  })
  await app.register(commandRoutes, {
    alerts,
    intake,
    looks,
    sight,
    rules,
    registry,
    reachDesk: api.notices.reach,
  })
  const { pictures } = api
  const isErased = ({ deviceId, raisedAt }: Alert) => book.isErased(deviceId, raisedAt)
  const photos = { pictures, limits: config.pictures, isErased }
  const photoOffice = createPhotoOffice({ ...photos, intake, now: api.now })
  await app.register(photoRoutes, { ...photos, alerts, office: photoOffice, looks, sight })
  await app.register(takerRoutes, { alerts, accounts, intake, registry, sight, timeZoneOf: api.timeZoneOf })
  await app.register(maintenanceRoutes, { rules, kinds, registry, intake, limits: config.maintenance })
  await app.register(backtestRoutes, {
    desk: api.backtests.desk,
    office: backtestOffice,
    looks,
    triedOn,
    consents,
    book,
  })
  const ruleParts = { rules, kinds, registry, office: ruleOffice, forms }
  await app.register(ruleRoutes, { ...ruleParts, archive: api.ruleArchive, looks, sight })
  await app.register(ownRuleRoutes, ruleParts)
  await app.register(ruleVersionRoutes, { ...ruleParts, history: ruleHistory, looks, sight })
  await app.register(deviceRuleRoutes, { ...ruleParts, sight, looks })
  await app.register(eventRoutes, { journal, cursors: feed.cursors, looks, sight })
  await app.register(feedRoutes, { feed, sessions, looks, sight })
  await app.register(backupRoutes, { backups: api.backups })
  await app.register(peopleRoutes, { api, book, office, accountOffice: desk.office, sight, reaches, looks })
  await app.register(residentsWindowRoutes, { api, book, sight })
  await app.register(noticeRoutes, { desk: api.notices, alerts, sight, looks })
  await app.register(channelRoutes, { channels: api.notices.channels })
  await app.register(pushRoutes, api.notices)
  await app.register(contactRoutes, { desk: api.notices, accounts, registry })
  await app.register(contactCodeRoutes, { codes: api.notices.codes, accounts })
  await app.register(restoreRoutes, { restores: api.restores, partBytesMax: config.bodyBytesMax })
}
