import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { Alert } from '../../domain/model/alert.ts'
import type { Outcome } from '../../domain/model/command.ts'
import { type Text, text } from '../../domain/model/text.ts'
import { type DurationMs, type Instant, SECOND } from '../../domain/model/time.ts'
import { placeWords } from '../../domain/notices/place-words.ts'
import type { NoticeDesk } from '../../notify/desk.ts'
import { type Intake, submitAndWait } from '../../runtime/intake.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { NoticeRecord } from '../../store/notice-store.ts'
import type { AccountStore, AlertStore } from '../../store/store.ts'
import { LinkPace } from '../access/link-pace.ts'
import type { Reaches } from '../access/reaches.ts'
import { type AcknowledgePage, againIn, PAGE_POLICY, pageOf, SAYS } from './acknowledge-page.ts'

export interface AcknowledgeRouteOptions {
  readonly desk: Pick<NoticeDesk, 'readLink' | 'ledger' | 'arrived' | 'linksPerMinuteMax'>
  readonly alerts: Pick<AlertStore, 'get'>
  readonly accounts: Pick<AccountStore, 'person'>
  readonly reaches: Reaches
  readonly registry: Pick<Registry, 'roster'>
  readonly intake: Intake
  readonly now: () => Instant
  readonly steadyNowMs: () => number
}

interface Token {
  readonly Params: { readonly token: string }
}

type Found =
  | { readonly ok: true; readonly notice: NoticeRecord; readonly alert: Alert }
  | { readonly ok: false; readonly status: number; readonly says: Text }

/**
 * The link in a notice. Opening it changes nothing, for mail scanners and chat previews open links too: it shows one
 * button, and the button acknowledges in the name of the one who was told, once.
 */
export const acknowledgeRoutes: FastifyPluginAsync<AcknowledgeRouteOptions> = async (app, options) => {
  const { desk, intake, now } = options
  const pace = new LinkPace(options.steadyNowMs, desk.linksPerMinuteMax)
  // Counted here, once it is known whether it is a link.
  const config = { rateLimit: false } as const
  const schema = { hide: true }
  // The form sends nothing; what is sent all the same is not read.
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 1_024 },
    (_r, _b, done) => done(null, undefined),
  )

  const waitOf = (what: 'look' | 'press', found: Found, { ip }: FastifyRequest) =>
    found.ok ? pace.waitMs(what, found.notice.id) : pace.waitMs('none', ip)

  app.get<Token>('/a/:token', { config, schema }, async (request, reply) => {
    const found = await find(request.params.token, options)
    const waitMs = waitOf('look', found, request)
    if (waitMs !== undefined) return tooMany(reply, waitMs)
    if (!found.ok) return answer(reply, found.status, { says: found.says })
    if (!isTheirsToSay(found)) return answer(reply, 200, { says: SAYS.taken })
    return answer(reply, 200, { says: SAYS.open, where: whereIs(found.alert, options), hasButton: true })
  })

  app.post<Token>('/a/:token', { config, schema }, async (request, reply) => {
    const found = await find(request.params.token, options)
    const waitMs = waitOf('press', found, request)
    if (waitMs !== undefined) return tooMany(reply, waitMs)
    if (!found.ok) return answer(reply, found.status, { says: found.says })
    const { id, person: actor, site } = found.notice
    // Under one key: two taps at once are one acknowledgement.
    const command = {
      action: 'acknowledge',
      alertId: found.alert.id,
      actor,
      key: `${actor} link ${id}`,
    } as const
    const result = await submitAndWait(intake, site, { type: 'command', command })
    if (!result.ok) return answer(reply, 503, { says: SAYS.failed })
    await desk.ledger.useLink(id, now())
    if (result.consequence.outcome?.ok) await desk.arrived(id)
    return answer(reply, ...told(result.consequence.outcome))
  })
}

/** Nobody has it so far, or it was given to them and they are to say that they have it. */
const isTheirsToSay = ({ notice, alert: { handling, assignee } }: Extract<Found, { ok: true }>): boolean =>
  handling === 'new' || (handling === 'assigned' && assignee === notice.person)

/** By the names of the zones, as in the notice that the link came with. */
function whereIs({ site, zone }: Alert, { registry }: AcknowledgeRouteOptions): Text {
  const { zones } = registry.roster(site)
  return text(placeWords(zones, zone, 'en'), placeWords(zones, zone, 'zh'))
}

/** For whom it stands still counts: who has left, or works elsewhere now, acknowledges nothing. */
async function find(token: string, options: AcknowledgeRouteOptions): Promise<Found> {
  const { desk, alerts, accounts, reaches } = options
  const link = await desk.readLink(token)
  if (!link.ok) return { ok: false, status: link.why === 'expired' ? 410 : 404, says: SAYS[link.why] }
  const { notice } = link
  if (notice.linkUsedAt !== null) return { ok: false, status: 410, says: SAYS.used }
  const [account, file] = await Promise.all([
    accounts.person(notice.person),
    notice.alertId === null ? undefined : alerts.get(notice.alertId),
  ])
  const reach = account && !account.disabled ? reaches.of(account, 'alerts.handle') : undefined
  if (file === undefined || !reach?.alert(file.alert)) return { ok: false, status: 404, says: SAYS.unknown }
  if (file.alert.handling === 'resolved') return { ok: false, status: 410, says: SAYS.over }
  return { ok: true, notice, alert: file.alert }
}

function told(outcome: Outcome | undefined): readonly [number, AcknowledgePage] {
  if (outcome?.ok) return [200, { says: SAYS.done }]
  const isOver = outcome?.code === 'ALERT_ALREADY_RESOLVED' || outcome?.code === 'ALERT_NOT_FOUND'
  return [409, { says: isOver ? SAYS.over : SAYS.taken }]
}

function tooMany(reply: FastifyReply, waitMs: DurationMs) {
  const waitS = Math.ceil(waitMs / SECOND)
  return answer(reply.header('retry-after', waitS), 429, { says: againIn(waitS) })
}

const answer = (reply: FastifyReply, status: number, page: AcknowledgePage) =>
  reply
    .code(status)
    .headers({
      'content-security-policy': PAGE_POLICY,
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
    })
    .type('text/html; charset=utf-8')
    .send(pageOf(page))
